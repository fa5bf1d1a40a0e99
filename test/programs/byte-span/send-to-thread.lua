-- A message to another thread holds copies of spans: their bytes, without what they could grow to.
--@ slow
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
    local m = inbox:receive()
    print(m[1], m[2], m.inner[1], m[1].capacity) --> abc	bc	abc	3
    m[1]:copy('xyz')
    print(m[1], m[2], m.inner[1]) --> xyz	bc	abc
    m.answer:send(m[1])
else
    local s = byte_span.new(3, 100)
    s:copy('abc')
    local actor = spawn_vm('.', { inherit_context = false })
    actor:send { s, s:slice(2), inner = { s }, answer = inbox }
    local answer = inbox:receive()
    print(answer, answer.capacity, #answer) --> xyz	3	3
    print(s) --> abc
end
