-- Interruption ends a wait on a socket, and takes nothing away: the next operation gets the data or the connection.
local unix, fs = require 'unix', require 'filesystem'
local path = fs.temp_directory_path() / 's'
local function interrupted(op)
  local f = spawn(op)
  this_fiber.yield()
  f:interrupt()
  f:join()
  return f.interruption_caught
end
local a = unix.stream_acceptor.new()
a:open()
a:bind(path)
a:listen(0)
print(interrupted(function() a:accept() end)) --> true
local one = unix.stream_socket.new()
one:open()
one:connect(path)
local peer = a:accept()
local buffer = byte_span.new(9)
print(interrupted(function() peer:read_some(buffer) end)) --> true
one:write_some(byte_span.append('data'))
print(peer:read_some(buffer), buffer:slice(1, 4)) --> 4	data
print(interrupted(function() peer:wait('read') end)) --> true
print(interrupted(function() peer:wait('error') end)) --> true

local big, sent = byte_span.new(100000), 0
print(interrupted(function() while true do sent = sent + one:write_some(big) end end)) --> true
print(interrupted(function() one:wait('write') end)) --> true
one:shutdown('send')
local got = 0
pcall(function() while true do got = got + peer:read_some(big) end end)
print(sent > 0, got == sent) --> true	true

local full, late = unix.stream_socket.new(), unix.stream_socket.new()
full:open()
full:connect(path)
late:open()
print(interrupted(function() late:connect(path) end)) --> true
a:accept():close()
late:connect(path)
late:write_some(byte_span.append('late'))
peer = a:accept()
print(peer:read_some(buffer), buffer:slice(1, 4)) --> 4	late

-- What is ready when the interruption comes is there for the next one.
local f = spawn(function() peer:read_some(buffer) end)
this_fiber.yield()
late:write_some(byte_span.append('more'))
f:interrupt()
f:join()
print(f.interruption_caught) --> true
print(peer:read_some(buffer), buffer:slice(1, 4)) --> 4	more
