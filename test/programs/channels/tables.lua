-- Tables are copied with all that is in them.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    local t = inbox:receive()
    print(#t, t[1], t[2], t[3]) --> 3	1	two	true
    print(t.name, t.nested.deep.value, #t.nested.list) --> outer	7	2
    print(t[''], t['a b'], t[1000000]) --> empty	spaced	far
    print(next(t.nothing)) --> nil
else
    inbox:receive():send {
        1, 'two', true,
        name = 'outer',
        nested = { deep = { value = 7 }, list = { 'a', 'b' } },
        [''] = 'empty',
        ['a b'] = 'spaced',
        [1000000] = 'far',
        nothing = {},
    }
end
