-- coroutine.yield() in a fiber's own coroutine raises.
print(pcall(coroutine.yield, 1)) --> false	The fiber coroutine is reserved to the scheduler
spawn(function()
    local ok, e = pcall(coroutine.yield)
    print(e) --> The fiber coroutine is reserved to the scheduler
    print(e.category) --> emilua.core
end):join()
