-- A slice outside of the span's memory raises ERANGE, with the argument's number; what is no index raises EINVAL.
local generic_error = require 'generic_error'
local s = byte_span.new(3, 5)
local function fails(...)
    local ok, e = pcall(s.slice, s, ...)
    print(ok, e == generic_error.ERANGE, e == generic_error.EINVAL, e.arg)
end
fails(0) --> false	true	false	2
fails(-1, 2) --> false	true	false	2
fails(7) --> false	true	false	2
fails(5) --> false	true	false	2
fails(1, 6) --> false	true	false	3
fails(1, -1) --> false	true	false	3
fails(3, 1) --> false	true	false	3
fails(2^53, 2^53) --> false	true	false	2
fails(1, 2^64) --> false	true	false	3
fails(1.5) --> false	false	true	2
fails('1') --> false	false	true	2
fails(1, 0/0) --> false	false	true	3
fails(1, true) --> false	false	true	3
