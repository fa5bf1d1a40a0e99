-- A scope within the message handler of xpcall, left by an error: its handlers run, and xpcall answers.
local function failing()
    local x = nil
    return x.y
end

print(xpcall(failing, function()
    scope(function()
        scope_cleanup_push(function() print('cleanup') end)
        error('in the handler')
    end)
end))
print(pcall(function()
    scope_cleanup_push(function() print('outermost') end)
    error(select(2, xpcall(failing, function()
        pcall(error)
        scope(function()
            scope_cleanup_push(function() print('outer') end)
            scope(function()
                scope_cleanup_push(function() print('inner') end)
                error('in the handler')
            end)
        end)
    end)), 0)
end))
--> cleanup
--> false	error in error handling
--> inner
--> outer
--> outermost
--> false	error in error handling
