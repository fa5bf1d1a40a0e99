-- A socket goes to an actor on another thread as well, and works there.
--@ slow
local unix, inbox = require 'unix', require 'inbox'
if _CONTEXT == 'worker' then
  local s = inbox:receive().socket
  local buffer = byte_span.new(9)
  while true do
    local ok, n = pcall(s.read_some, s, buffer)
    if not ok then break end
    s:write_some(buffer:slice(1, n))
  end
  s:write_some(byte_span.append('end'))
  return
end
local actor = spawn_vm('.', { inherit_context = false })
local a, b = unix.stream_socket.pair()
b:write_some(byte_span.append('hello'))
actor:send { socket = a }
print(a.is_open) --> false
local buffer = byte_span.new(9)
print(b:read_some(buffer), buffer:slice(1, 5)) --> 5	hello
b:shutdown('send')
print(b:read_some(buffer), buffer:slice(1, 3)) --> 3	end
print(pcall(b.read_some, b, buffer)) --> false	End of file
