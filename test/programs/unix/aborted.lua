-- cancel(), close() and release() make whatever waits on a socket raise operation_aborted; only close() and release() close it.
local unix, fs = require 'unix', require 'filesystem'
local place = fs.temp_directory_path()
local big = byte_span.new(1000000)
local keep = {}
local function pair(n)
  local a, b = unix.stream_socket.pair()
  keep[#keep + 1] = b
  if n then a:write_some(n) end
  return a
end
local count = 0
local function listener(backlog)
  count = count + 1
  local a, path = unix.stream_acceptor.new(), place / tostring(count)
  a:open()
  a:bind(path)
  a:listen(backlog)
  keep[#keep + 1] = a
  return a, path
end
local waits = {
  accept = function()
    local a = listener()
    return a, function() a:accept() end
  end,
  connect = function()
    local _, path = listener(0)
    local full = unix.stream_socket.new()
    keep[#keep + 1] = full
    full:open()
    full:connect(path)
    local s = unix.stream_socket.new()
    s:open()
    return s, function() s:connect(path) end
  end,
  read_some = function()
    local s = pair()
    return s, function() s:read_some(big) end
  end,
  write_some = function()
    local s = pair(big)
    return s, function() s:write_some(big) end
  end,
  wait_read = function()
    local s = pair()
    return s, function() s:wait('read') end
  end,
  wait_write = function()
    local s = pair(big)
    return s, function() s:wait('write') end
  end,
  wait_error = function()
    local s = pair()
    return s, function() s:wait('error') end
  end,
}
local good = 0
for name, make in pairs(waits) do
  for _, method in ipairs { 'cancel', 'close', 'release' } do
    local s, wait = make()
    local f = spawn(function() return pcall(wait) end)
    this_fiber.yield()
    local fd = s[method](s)
    local ok, e = f:join()
    if not ok and tostring(e) == 'Operation canceled' and tostring(e.category) == 'system' and s.is_open == (method == 'cancel') then
      good = good + 1
    else print(name, method, ok, e, s.is_open) end
    if fd then fd:close() end
  end
end
print(good) --> 21
