-- Memory that there is not raises ENOMEM, which a program survives.
local ENOMEM = require 'generic_error'.ENOMEM
for _, size in ipairs { 2^31, 2^32, 2^32 + 5, 2^40, 2^53, 2^64, 1e300 } do
    local ok, e = pcall(byte_span.new, size)
    assert(not ok and e == ENOMEM, size)
    ok, e = pcall(byte_span.new, 1, size)
    assert(not ok and e == ENOMEM, size)
end
print(#byte_span.new(10)) --> 10
