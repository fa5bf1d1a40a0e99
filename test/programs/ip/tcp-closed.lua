-- Everything a closed socket or acceptor is asked for raises EBADF, but new, open and is_open.
local ip = require 'ip'
local here, buffer = ip.address.loopback_v4(), byte_span.new(1)
local function all(object, calls, properties)
  local good = 0
  local function check(name, ok, e)
    if not ok and tostring(e) == 'Bad file descriptor' and tostring(e.category) == 'system' then good = good + 1
    else print(name, ok, e) end
  end
  for name, arguments in pairs(calls) do check(name, pcall(object[name], object, unpack(arguments))) end
  for _, name in ipairs(properties) do check(name, pcall(function() return object[name] end)) end
  return good, object.is_open
end
local common = { close = {}, cancel = {}, release = {}, bind = { here, 0 } }
local function with(calls)
  for name, arguments in pairs(common) do calls[name] = arguments end
  return calls
end
local tcp = with {
  connect = { here, 1 }, disconnect = {}, shutdown = { 'both' }, io_control = { 'bytes_readable' }, read_some = { buffer },
  write_some = { buffer }, receive = { buffer, 0 }, send = { buffer, 0 }, wait = { 'read' }, set_option = { 'debug', false },
  get_option = { 'debug' },
}
local acceptor = with { listen = {}, accept = {}, set_option = { 'debug', false }, get_option = { 'enable_connection_aborted' } }
local udp = with {
  connect = { here, 1 }, disconnect = {}, shutdown = { 'both' }, io_control = { 'bytes_readable' }, receive = { buffer },
  receive_from = { buffer }, send = { buffer }, send_to = { buffer, here, 1 }, set_option = { 'debug', false },
  get_option = { 'debug' },
}
local ends = { 'local_address', 'local_port', 'remote_address', 'remote_port' }
for _, open in ipairs { false, true } do
  local s, a, u = ip.tcp.socket.new(), ip.tcp.acceptor.new(), ip.udp.socket.new()
  if open then
    for _, object in ipairs { s, a, u } do object:open('v4') object:close() end
  end
  print(all(s, tcp, { 'at_mark', unpack(ends) })) --> 20	false
  print(all(a, acceptor, { 'local_address', 'local_port' })) --> 10	false
  print(all(u, udp, ends)) --> 18	false
  --> 20	false
  --> 10	false
  --> 18	false
end
