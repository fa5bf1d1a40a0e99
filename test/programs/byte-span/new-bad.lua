-- A length or capacity that is no size raises EINVAL, with the argument's number.
local EINVAL = require 'generic_error'.EINVAL
local function fails(...)
    local ok, e = pcall(byte_span.new, ...)
    print(ok, e == EINVAL, e.arg)
end
fails() --> false	true	1
fails(nil) --> false	true	1
fails('3') --> false	true	1
fails(-1) --> false	true	1
fails(1.5) --> false	true	1
fails(0/0) --> false	true	1
fails(1/0) --> false	true	1
fails(3, 2) --> false	true	2
fails(3, -4) --> false	true	2
fails(3, 4.5) --> false	true	2
fails(3, '4') --> false	true	2
fails(3, {}) --> false	true	2
