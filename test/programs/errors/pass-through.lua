-- An error object goes through pcall(), coroutines and join() as it is.
local e = select(2, pcall(scope_cleanup_pop))
e.context = 'kept'
local f = spawn(function()
    coroutine.wrap(function()
        local ok, caught = pcall(error, e)
        error(caught)
    end)()
end)
local ok, caught = pcall(f.join, f)
print(rawequal(caught, e), caught.context) --> true	kept
