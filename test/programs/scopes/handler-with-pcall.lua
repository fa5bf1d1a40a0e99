-- A handler that catches its own error ends as it should.
scope(function()
    scope_cleanup_push(function() print('second') end)
    scope_cleanup_push(function() print(pcall(error, 'caught')) end)
end)
--> false	caught
--> second
