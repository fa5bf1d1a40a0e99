-- Every option that can be set has the value then that was set.
local unix = require 'unix'
local s, a = unix.stream_socket.new(), unix.stream_acceptor.new()
s:open()
a:open()
for _, name in ipairs { 'send_buffer_size', 'receive_buffer_size' } do
  s:set_option(name, 20000)
  print(name, s:get_option(name))
end
--> send_buffer_size	20000
--> receive_buffer_size	20000
s:set_option('receive_low_watermark', 7)
print(s:get_option('receive_low_watermark'), s:get_option('send_low_watermark'), s:get_option('debug')) --> 7	1	false
a:set_option('enable_connection_aborted', true)
print(a:get_option('enable_connection_aborted'), a:get_option('debug')) --> true	false
s:set_option('debug', false)
for _, object in ipairs { s, a } do
  local ok, e = pcall(object.get_option, object, 'linger')
  print(e, e.category, e.arg)
end
--> Operation not supported	generic	2
--> Operation not supported	generic	2
