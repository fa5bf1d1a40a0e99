-- A chat by lines of text. Rooms are actors: each has a VM of its own, and what happens in one room does not hold up another.
--
--   emilua-ts run examples/chat-server.lua                    -- three guests of its own
--   emilua-ts run examples/chat-server.lua -- port            -- then: socat - TCP:127.0.0.1:port
--
-- The first line that a guest sends is its name and the room: "ada kitchen". Every further line goes to all others in the room.
-- The main actor accepts guests and reads that line; then the connection itself travels to the room's actor.

local stream = require 'stream'

if _CONTEXT == 'worker' then
    -- A room. Its messages are guests: { name, sock }.
    local guests = {} -- socket by name
    local turn = require('mutex').new() -- lines of different guests must not get mixed up

    local function tell(from, line)
        turn:lock()
        scope_cleanup_push(function() turn:unlock() end)
        for name, sock in pairs(guests) do
            if name ~= from then pcall(stream.write_all, sock, line .. '\n') end -- who is gone is noticed by its reader
        end
    end

    local function attend(name, sock)
        scope_cleanup_push(function()
            guests[name] = nil
            sock:close()
            scope(function() tell(name, name .. ' has left') end)
        end)
        stream.write_all(sock, 'welcome\n')
        scope(function() tell(name, name .. ' has come') end)
        local scanner = stream.scanner.new { stream = sock, record_separator = '\n', max_record_size = 1024 }
        pcall(function() -- until the guest hangs up, or sends an endless line
            while true do
                local line = tostring(scanner:get_line()):gsub('\r$', '')
                scope(function() tell(name, name .. ': ' .. line) end)
            end
        end)
    end

    local inbox = require 'inbox'
    while true do
        local ok, guest = pcall(inbox.receive, inbox)
        if not ok then return end -- nobody knows this room any more
        if guests[guest.name] then
            stream.write_all(guest.sock, 'that name is taken\n')
            guest.sock:close()
        else
            guests[guest.name] = guest.sock
            spawn(function() attend(guest.name, guest.sock) end):detach()
        end
    end
end

local ip = require 'ip'
local rooms = {} -- channel by name

-- Reads what a guest calls itself and where it wants to go. One byte at a time: what follows belongs to the room.
local function greet(sock)
    local byte, line = byte_span.new(1), {}
    repeat
        sock:read_some(byte)
        line[#line + 1] = tostring(byte)
    until line[#line] == '\n' or #line == 100
    local name, room = table.concat(line):match('^(%w+) (%w+)\r?\n$')
    if not name then
        stream.write_all(sock, 'say: name room\n')
        return sock:close()
    end
    rooms[room] = rooms[room] or spawn_vm('.')
    rooms[room]:send { name = name, sock = sock } -- from here on sock is the room's
end

local function serve(acceptor)
    while true do
        local sock = acceptor:accept()
        spawn(function()
            if not pcall(greet, sock) and sock.is_open then sock:close() end
        end):detach()
    end
end

local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:set_option('reuse_address', true)
acceptor:bind(ip.address.loopback_v4(), tonumber((...) or 0))
acceptor:listen()

if ... then
    print('chat on ' .. ip.tostring(acceptor.local_address, acceptor.local_port))
    serve(acceptor)
else
    local server = spawn(function() serve(acceptor) end)

    local function guest(name, room)
        local sock = ip.tcp.socket.new()
        sock:open('v4')
        sock:connect(acceptor.local_address, acceptor.local_port)
        stream.write_all(sock, name .. ' ' .. room .. '\n')
        local scanner = stream.scanner.new { stream = sock, record_separator = '\n' }
        return {
            say = function(line) stream.write_all(sock, line .. '\n') end,
            hear = function() print(name .. ' hears', tostring(scanner:get_line())) end,
            leave = function() sock:close() end,
        }
    end

    local ada = guest('ada', 'kitchen')
    ada.hear()
    local bob = guest('bob', 'kitchen')
    bob.hear()
    ada.hear()
    local eve = guest('eve', 'cellar')
    eve.hear()
    ada.say('is the tea ready?')
    bob.hear()
    bob.say('nearly')
    ada.hear()
    bob.leave()
    ada.hear()
    ada.leave()
    eve.leave()
    server:interrupt()
    for _, room in pairs(rooms) do room:close() end
end
