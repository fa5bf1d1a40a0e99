-- Working with streams: after a short write, write what is left.
local stream = { write_some = function(_, buffer)
    local n = math.min(#buffer, 4)
    print(buffer:slice(1, n))
    return n
end }
local buffer = byte_span.append('Hello World')

while #buffer > 0 do
    local nwritten = stream:write_some(buffer)
    buffer = buffer:slice(1 + nwritten)
end
--> Hell
--> o Wo
--> rld
