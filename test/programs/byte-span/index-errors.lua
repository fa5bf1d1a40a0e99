-- Indexes outside of the span raise ERANGE, and so do values that are no byte; other types raise EINVAL.
local generic_error = require 'generic_error'
local s = byte_span.new(3, 9)
local function read(key)
    local ok, e = pcall(function() return s[key] end)
    print(ok, e, e.arg)
end
local function write(key, value)
    local ok, e = pcall(function() s[key] = value end)
    print(ok, e, e.arg)
end
read(0) --> false	Numerical result out of range	2
read(4) --> false	Numerical result out of range	2
read(-1) --> false	Numerical result out of range	2
read(2^32 + 1) --> false	Numerical result out of range	2
read(1.5) --> false	Invalid argument	2
read(0/0) --> false	Invalid argument	2
read(1/0) --> false	Invalid argument	2
write(0, 1) --> false	Numerical result out of range	2
write(4, 1) --> false	Numerical result out of range	2
write(1, -1) --> false	Numerical result out of range	3
write(1, 256) --> false	Numerical result out of range	3
write(1, 2^32) --> false	Numerical result out of range	3
write(1, 0.5) --> false	Invalid argument	3
write(1, '1') --> false	Invalid argument	3
write(1, nil) --> false	Invalid argument	3
write(1, 0/0) --> false	Invalid argument	3
write('1', 1) --> false	Invalid argument	2
write('capacity', 1) --> false	Invalid argument	2
write(true, 1) --> false	Invalid argument	2
print(s[1], s[2], s[3], s.capacity) --> 0	0	0	9
