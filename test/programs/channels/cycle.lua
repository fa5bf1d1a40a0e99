-- A message that contains itself raises.
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local t = {}
    t.t = t
    print(pcall(actor.send, actor, t)) --> false	Reference cycle exists
    local a, b = {}, {}
    a.b, b.a = b, a
    print(pcall(actor.send, actor, { list = { a } })) --> false	Reference cycle exists
else
    pcall(function() require('inbox'):receive() end)
end
