-- Spans count in the memory limit of their VM: ENOMEM, which a program survives, and there is room again when they are gone.
--@ slow
--@ options --memory-limit 8M
local ENOMEM = require 'generic_error'.ENOMEM
for i = 1, 3 do
    local kept = {}
    local ok, e
    repeat
        ok, e = pcall(byte_span.new, 65536)
        kept[#kept + 1] = ok and e or nil
    until not ok
    assert(e == ENOMEM and #kept > 100 and #kept < 128)
end
print(#byte_span.new(5000000)) --> 5000000
local s = byte_span.new(5000000)
local ok, e = pcall(s.append, s, 'x')
print(ok, e, #s) --> false	Cannot allocate memory	5000000
