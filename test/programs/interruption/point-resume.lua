-- coroutine.resume() checks for an interruption before it resumes, raises it, and leaves the coroutine as it was.
local co = coroutine.create(function() return 'ran' end)
local f
f = spawn(function()
    f:interrupt()
    coroutine.resume(co)
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
print(coroutine.status(co)) --> suspended
print(coroutine.resume(co)) --> true	ran
