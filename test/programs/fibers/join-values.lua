-- join() returns all that the fiber's function returned, nils included.
local f = spawn(function() return nil, 'two', nil, false, nil end)
local function show(...)
    print(select('#', ...), ...)
end
show(f:join()) --> 5	nil	two	nil	false	nil
