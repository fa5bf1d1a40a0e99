-- stream.scanner, combining strategies: lines of a header, a body of known size, and lines again.
local stream = require 'stream'
local input = 'PUT /a\r\nContent-Length: 11\r\n\r\nHello WorldGET /a\r\n\r\n'
local socket = { read_some = function(_, buffer)
    local n = buffer:copy(input:sub(1, 40))
    input = input:sub(n + 1)
    return n
end }

local scanner = stream.scanner.new{ stream = socket }
local length
repeat
    local line = tostring(scanner:get_line())
    length = line:match('^Content%-Length: (%d+)') or length
    print(line)
until line == ''

-- The last line of the header must not get mixed up with the body.
scanner:remove_line()
local buf, offset = scanner:buffer()
local buffered_data = buf:slice(offset)
local body = byte_span.new(tonumber(length))
local nread = body:copy(buffered_data)
stream.read_all(socket, body:slice(nread + 1))
print(body)

scanner:set_buffer(buf, offset + nread)
print(scanner:get_line())
--> PUT /a
--> Content-Length: 11
--> 
--> Hello World
--> GET /a
