-- Finds out on which TCP ports of a host somebody listens. Tries many at a time, but not more than a limit.
--
--   emilua-ts run examples/port-scanner.lua                            -- three ports of its own
--   emilua-ts run examples/port-scanner.lua -- host first last [limit]
--
-- Scan your own hosts only.

local ip = require 'ip'
local sleep = require('time').sleep

local PATIENCE = 2 -- seconds: what does not answer by then is filtered

-- Calls op; interrupts it after so many seconds. Answers what op does, nothing when it was interrupted.
local function op_with_timeout(op, timeout)
    local f_op = spawn(op)
    local f_timer = spawn(function()
        sleep(timeout)
        f_op:interrupt()
    end)
    local results = { pcall(f_op.join, f_op) }
    f_timer:interrupt()
    if not results[1] then error(results[2], 0) end
    return unpack(results, 2)
end

-- 'open', or nothing when it is closed or does not answer.
local function probe(address, port)
    local sock = ip.tcp.socket.new()
    sock:open(address)
    local ok, open = pcall(op_with_timeout, function()
        sock:connect(address, port)
        return true
    end, PATIENCE)
    sock:close()
    return ok and open and 'open' or nil
end

-- Calls probe for each of the ports; `limit` fibers share the work.
local function scan(address, ports, limit)
    local found, next_port = {}, 0
    local fibers = {}
    for i = 1, math.min(limit, #ports) do
        fibers[i] = spawn(function()
            while next_port < #ports do
                next_port = next_port + 1 -- nobody else runs between these lines
                local port = ports[next_port]
                if probe(address, port) then found[#found + 1] = port end
            end
        end)
    end
    for _, fiber in ipairs(fibers) do fiber:join() end
    table.sort(found)
    return found
end

local host, first, last, limit = ...
if host then
    local ports = {}
    for port = tonumber(first), tonumber(last or first) do ports[#ports + 1] = port end
    local address = ip.tcp.get_address_info(host, 0)[1].address
    for _, port in ipairs(scan(address, ports, tonumber(limit or 100))) do
        print(port, ip.tcp.get_name_info(address, port)[1].service_name)
    end
else
    -- Two ports on which somebody listens, and one that is only taken.
    local address, ports, acceptors = ip.address.loopback_v4(), {}, {}
    for i = 1, 3 do
        local acceptor = ip.tcp.acceptor.new()
        acceptor:open(address)
        acceptor:bind(address, 0)
        if i ~= 2 then acceptor:listen() end
        ports[i] = acceptor.local_port
        acceptors[i] = acceptor
    end
    local found = {}
    for _, port in ipairs(scan(address, ports, 2)) do found[port] = true end
    for i, port in ipairs(ports) do print('port ' .. i, found[port] and 'open' or 'closed') end
end
