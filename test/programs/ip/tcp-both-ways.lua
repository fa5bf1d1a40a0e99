-- A connection carries both directions at once, each at its own pace, with no more in memory than the callers' buffers.
local ip, stream = require 'ip', require 'stream'
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
local TOTAL = 5000000
local function pattern(i) return i * 7 % 251 end
local block = byte_span.new(10007)
for i = 1, #block do block[i] = pattern(i) end
local function send(s)
  local sent = 0
  while sent < TOTAL do
    local n = math.min(#block, TOTAL - sent)
    stream.write_all(s, block:slice(1, n))
    sent = sent + n
  end
  s:shutdown('send')
end
local function receive(s, size)
  local buffer, got, wrong = byte_span.new(size), 0, 0
  local _, e = pcall(function()
    while true do
      local n = s:read_some(buffer)
      for _, i in ipairs { 1, n } do
        if buffer[i] ~= pattern((got + i - 1) % #block + 1) then wrong = wrong + 1 end
      end
      got = got + n
    end
  end)
  return got, wrong, tostring(e)
end
local s, peer = pair()
local fibers = {
  spawn(function() return receive(s, 1000) end), spawn(function() return receive(peer, 70000) end),
  spawn(function() send(s) end), spawn(function() send(peer) end),
}
print(fibers[1]:join()) --> 5000000	0	End of file
print(fibers[2]:join()) --> 5000000	0	End of file
