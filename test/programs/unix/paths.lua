-- local_path and remote_path tell the names of both ends; who has not bound has an empty one.
local unix, fs = require 'unix', require 'filesystem'
local place = fs.temp_directory_path()
local function new(class)
  local s = class.new()
  s:open()
  return s
end
local a, s = new(unix.stream_acceptor), new(unix.stream_socket)
print(tostring(a.local_path) == '') --> true
a:bind(place / 'server')
print(a.local_path == place / 'server') --> true
a:listen()
s:connect(place / 'server')
local peer = a:accept()
print(s.remote_path == place / 'server', peer.local_path == place / 'server') --> true	true
print(tostring(s.local_path) == '', tostring(peer.remote_path) == '') --> true	true
local named = new(unix.stream_socket)
print(pcall(function() return named.remote_path end)) --> false	Transport endpoint is not connected
named:bind(place / 'client')
named:connect(place / 'server')
print(a:accept().remote_path == place / 'client', named.local_path == place / 'client') --> true	true
local one, two = unix.stream_socket.pair()
print(tostring(one.local_path) == '', tostring(one.remote_path) == '') --> true	true
