-- A wrapped coroutine checks for an interruption before it goes on.
local step = coroutine.wrap(function() return 'ran' end)
local f
f = spawn(function()
    f:interrupt()
    step()
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
print(step()) --> ran
