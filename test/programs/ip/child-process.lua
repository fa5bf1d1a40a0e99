-- A connection can be a child's standard input and output, and what was not read before is left for the child.
local ip, system = require 'ip', require 'system'
local here = ip.address.loopback_v4()
local function pair()
  local a, s = ip.tcp.acceptor.new(), ip.tcp.socket.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  s:open('v4')
  s:connect(here, a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
local s, peer = pair()
local out = byte_span.append('first line\nsecond line\n')
s:write_some(out)
local line = byte_span.new(11)
peer:read_some(line)
local fd = peer:release()
local child = system.spawn {
  program = 'sh', arguments = { 'sh', '-c', 'read line; echo "the child has read: $line"; cat' },
  environment = system.environment, stdin = fd, stdout = fd,
}
fd:close()
s:write_some(byte_span.append('third'))
s:shutdown('send')
local text, buffer = '', byte_span.new(100)
pcall(function()
  while true do text = text .. tostring(buffer:slice(1, s:read_some(buffer))) end
end)
child:wait()
print(text, child.exit_code)
--> the child has read: second line
--> third	0
-- A descriptor that is not handed over is closed in children: the peer finds the end although the child lives.
s, peer = pair()
child = system.spawn { program = 'sleep', arguments = { 'sleep', '600' }, environment = system.environment }
peer:close()
print(pcall(s.read_some, s, buffer)) --> false	End of file
child:kill(system.signal.SIGKILL)
child:wait()
