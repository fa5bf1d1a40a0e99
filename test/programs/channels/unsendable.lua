-- nil and values that are not sendable raise EINVAL.
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local ok, e = pcall(actor.send, actor, nil)
    print(ok, e, e.code) --> false	Invalid argument	22
    print(pcall(actor.send, actor)) --> false	Invalid argument
    print(pcall(actor.send, actor, print)) --> false	Invalid argument
    print(pcall(actor.send, actor, coroutine.create(print))) --> false	Invalid argument
    print(pcall(actor.send, actor, require('mutex').new())) --> false	Invalid argument
    print(pcall(actor.send, actor, require('condition_variable').new())) --> false	Invalid argument
    print(pcall(actor.send, actor, spawn(function() end))) --> false	Invalid argument
    print(pcall(actor.send, actor, newproxy())) --> false	Invalid argument
else
    pcall(function() require('inbox'):receive() end)
end
