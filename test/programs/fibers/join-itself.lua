-- join() on the calling fiber itself raises EDEADLK and leaves it joinable.
local f
f = spawn(function()
    local ok, e = pcall(f.join, f)
    print(ok, e, e.code) --> false	Resource deadlock avoided	35
    return 'end'
end)
print(f:join()) --> end
