-- Measures how long datagrams take there and back. Some may get lost: the answer is waited for a limited time.
--
--   emilua-ts run examples/udp-ping.lua                       -- both sides in one program
--   emilua-ts run examples/udp-ping.lua -- server [port]
--   emilua-ts run examples/udp-ping.lua -- address port [how often]

local ip = require 'ip'
local time = require 'time'

local function socket(family, address, port)
    local sock = ip.udp.socket.new()
    sock:open(family)
    if port then sock:bind(address, port) end
    return sock
end

-- Sends every datagram back to where it came from.
local function answer(sock)
    local buffer = byte_span.new(1500)
    while true do
        local n, address, port = sock:receive_from(buffer)
        sock:send_to(buffer:slice(1, n), address, port)
    end
end

-- Calls f, but not for longer than so many seconds: nothing when the time is over.
local function within(seconds, f)
    local work = spawn(f)
    local timer = spawn(function()
        time.sleep(seconds)
        work:interrupt()
    end)
    local result = work:join() -- nothing when it was interrupted
    timer:interrupt()
    return result
end

-- Sends numbered datagrams one after the other, and tells of each how long its answer took.
local function ping(address, port, times, tell)
    local sock = socket(address)
    sock:connect(address, port) -- datagrams of others are not received
    local buffer = byte_span.new(16)
    local answered = 0
    for i = 1, times do
        local text = ('ping %d'):format(i)
        local start = time.steady_clock.now()
        sock:send(byte_span.append(text))
        local came = within(1, function()
            repeat -- an answer that comes too late belongs to an earlier one
                local n = sock:receive(buffer)
            until tostring(buffer:slice(1, n)) == text
            return true
        end)
        if came then answered = answered + 1 end
        tell(i, came and time.steady_clock.now() - start)
    end
    sock:close()
    return answered
end

local who, port, times = ...
if who == 'server' then
    local sock = socket('v4', ip.address.any_v4(), tonumber(port or 0))
    print('answering on port ' .. sock.local_port)
    answer(sock)
elseif who then
    local entry = ip.udp.get_address_info(who, port)[1]
    local answered = ping(entry.address, entry.port, tonumber(times or 4), function(i, seconds)
        print(i, seconds and ('%.3f ms'):format(seconds * 1000) or 'no answer')
    end)
    print(answered .. ' answers')
else
    local server = socket('v4', ip.address.loopback_v4(), 0)
    local fiber = spawn(function() answer(server) end)
    local answered = ping(server.local_address, server.local_port, 4, function(i, seconds)
        print(i, seconds and seconds < 1 and 'came back' or 'no answer')
    end)
    print(answered .. ' answers')
    fiber:interrupt()
end
