-- Table members that are not sendable are left out.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    local t = inbox:receive()
    local keys = {}
    for k in pairs(t) do keys[#keys + 1] = tostring(k) end
    table.sort(keys)
    print(table.concat(keys, ' ')) --> 1 inner kept
    print(next(t.inner)) --> nil
else
    inbox:receive():send {
        'one',
        kept = true,
        inner = { f = print },
        func = function() end,
        builtin = print,
        thread = coroutine.create(function() end),
        object = setmetatable({}, {}),
        mutex = require('mutex').new(),
        fiber = spawn(function() end),
        [true] = 'boolean key',
        [0] = 'zero',
        [-1] = 'negative',
        [1.5] = 'fraction',
        [{}] = 'table key',
    }
end
