-- A fiber suspends in the body of a loop over string.gmatch().
for word in ('one two'):gmatch('%a+') do
    this_fiber.yield()
    print(word)
end
--> one
--> two
