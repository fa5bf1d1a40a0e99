-- An interruption, or cancel(), ends connect(), and no other entry is tried.
local ip, asio_error, sleep = require 'ip', require 'asio_error', require('time').sleep
local entries = {}
for i = 1, 3 do entries[i] = { address = ip.address.new('192.0.2.' .. i), port = i } end
local sock = { is_open = false, open = function() end }
function sock:connect(_, port)
  print('connect', port)
  sleep(10)
end
local f = spawn(function() ip.connect(sock, entries) end)
sleep(1) --> connect	1
f:interrupt()
f:join()
print(f.interruption_caught) --> true

f = spawn(function()
  ip.connect(sock, entries, function() sleep(10) end)
end)
sleep(1)
f:interrupt()
f:join()
print(f.interruption_caught) --> true

local aborted = asio_error.basic.operation_aborted
function sock:connect(_, port)
  print('connect', port)
  error(aborted)
end
print(pcall(ip.connect, sock, entries))
--> connect	1
--> false	Operation canceled
