-- A path that exists raises EADDRINUSE, one that is too long ENAMETOOLONG, one that is missing ENOENT.
local unix, fs = require 'unix', require 'filesystem'
local place = fs.temp_directory_path()
local function new(class)
  local s = class.new()
  s:open()
  return s
end
local function show(object, method, path)
  local ok, e = pcall(object[method], object, path)
  print(ok or tostring(e.category), ok and '' or e, not ok and e.arg or '')
end
local a, b, s = new(unix.stream_acceptor), new(unix.stream_acceptor), new(unix.stream_socket)
show(a, 'bind', place / 's') --> true		
show(b, 'bind', place / 's') --> system	Address already in use	
show(s, 'bind', place / 's') --> system	Address already in use	
show(b, 'bind', place / ('x'):rep(108)) --> system	File name too long	2
show(s, 'connect', place / ('x'):rep(108)) --> system	File name too long	2
show(b, 'bind', place / 'none' / 's') --> system	No such file or directory	
show(s, 'connect', place / 'none') --> system	No such file or directory	
show(s, 'connect', place / 's') --> system	Connection refused	
a:listen()
show(s, 'connect', place / 's') --> true		
a:close()
print(fs.symlink_status(place / 's').type) --> socket
local late = new(unix.stream_socket)
show(late, 'connect', place / 's') --> system	Connection refused	
fs.remove(place / 's')
show(b, 'bind', place / 's') --> true		
