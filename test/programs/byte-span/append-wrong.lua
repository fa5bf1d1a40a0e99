-- append() of anything but strings, spans and nil raises EINVAL, with the argument's number, and changes nothing.
local s = byte_span.new(1, 9)
local function fails(f, ...)
    local ok, e = pcall(f, ...)
    print(ok, e, e.arg)
end
fails(s.append, s, 'x', 1) --> false	Invalid argument	3
fails(s.append, s, 'x', nil, {}) --> false	Invalid argument	4
fails(byte_span.append, 1) --> false	Invalid argument	1
fails(byte_span.append, 'x', s, true) --> false	Invalid argument	3
print(s:slice(1, 9):find('x')) --> nil
