-- A fiber suspends in the callback of table.foreachi().
table.foreachi({ 'a', 'b' }, function(i, v)
    this_fiber.yield()
    print(i, v)
end)
--> 1	a
--> 2	b
