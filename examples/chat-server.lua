-- A chat server whose rooms are actors: each has its own VM, and shares nothing with the others.
--
--   emilua-ts run chat-server.lua -- port      until it is stopped; then, for example: socat - TCP:127.0.0.1:port
--
-- A client first sends "name room". From then on each of its lines is for everybody in the room, but for "/join room" and "/quit".
-- The main actor accepts connections and finds rooms. It sends the socket of a member to the room through the room's channel, and has no
-- part in it any more; a room sends the sockets of those who want to go elsewhere back the same way.
--
-- Without arguments two people meet, talk and part.

local condition_variable, mutex = require 'condition_variable', require 'mutex'
local inbox, ip, stream = require 'inbox', require 'ip', require 'stream'

local LONGEST_LINE = 1000
local LONGEST_QUEUE = 100 -- lines that a member has not taken yet

-- Reads the lines of a client, of which some bytes may have been read before. Answers a function for the next line, and one for what has
-- been read behind that line, which whoever gets the socket next must know.
local function reader(socket, before)
  local scanner = stream.scanner.new { stream = socket, record_separator = '\n', trim_record = true, max_record_size = LONGEST_LINE }
  if before then scanner:set_buffer(before) end
  return function()
    return tostring(scanner:get_line())
  end, function()
    scanner:remove_line()
    local buffer, start = scanner:buffer()
    return buffer:slice(start)
  end
end

------------------------------------------------------------------------------------------------------------------------------------
-- A room.

local function run_room()
  local lobby = inbox:receive().lobby
  local members, present = {}, 0

  -- Nobody waits here: a member who does not read must not keep the others from talking. Everybody has a queue and a fiber that sends
  -- it, and who lets it become too long is put out.
  local function say(text)
    for member in pairs(members) do
      member.queue[#member.queue + 1] = text .. '\n'
      if #member.queue > LONGEST_QUEUE and member.socket.is_open then member.socket:close() end -- its fibers find out
      member.news:notify_one()
    end
  end

  local function send_queue(member)
    local lock = mutex.new()
    lock:lock()
    while true do
      while #member.queue == 0 do
        if member.leaving then return end
        member.news:wait(lock)
      end
      local text = table.concat(member.queue)
      member.queue = {}
      stream.write_all(member.socket, text)
    end
  end

  -- Until the member goes to another room, which is answered with what has been read ahead, or leaves.
  local function listen(member, before)
    local next_line, rest = reader(member.socket, before)
    while true do
      local line = next_line()
      if line == '/quit' then return end
      local room = line:match('^/join (%w+)$')
      if room then return room, rest() end
      say(member.name .. ': ' .. line)
      this_fiber.yield() -- everybody's fiber sends it, before the next line that may have come already
    end
  end

  local function attend(message)
    local socket = message.socket
    local member = { name = message.name, socket = socket, queue = {}, news = condition_variable.new() }
    local sender = spawn(function() pcall(send_queue, member) end)
    members[member] = true
    say(member.name .. ' is here')
    local _, room, rest = pcall(listen, member, message.rest)
    members[member] = nil
    say(member.name .. ' has left')
    member.leaving = true
    member.news:notify_one()
    if type(room) == 'string' then sender:join() end -- a socket that somebody uses cannot be sent
    if not socket.is_open then -- it was put out
    elseif type(room) == 'string' then
      lobby:send { name = member.name, room = room, rest = rest, socket = socket }
    else
      socket:close() -- which ends its other fiber too
    end
    present = present - 1
    if present == 0 then inbox:close() end -- an empty room ends; whoever comes at the same moment opens another one
  end

  while true do
    local ok, message = pcall(inbox.receive, inbox)
    if not ok then return end
    present = present + 1
    spawn(function() attend(message) end):detach()
  end
end

if _CONTEXT == 'worker' then return run_room() end

------------------------------------------------------------------------------------------------------------------------------------
-- The main actor.

local rooms = {}
local opened, is_new = condition_variable.new(), false -- whether there is a room that move_clients() does not know

-- Sends a client to a room. Once send() has returned the room has the socket, and our object is closed. When it fails, as the room has just
-- ended, the socket is ours again.
local function enter(client)
  local ok
  if rooms[client.room] then ok = pcall(function() rooms[client.room]:send(client) end) end
  if ok then return end
  local room = spawn_vm('.')
  rooms[client.room] = room
  room:send { lobby = inbox }
  is_new = true
  opened:notify_all()
  room:send(client)
end

local function greet(socket)
  local next_line, rest = reader(socket)
  stream.write_all(socket, 'Your name, and a room?\n')
  local name, room = next_line():match('^(%w+)%s+(%w+)$')
  if name then
    enter { name = name, room = room, rest = rest(), socket = socket }
  else
    stream.write_all(socket, 'Two words, please.\n')
    socket:close()
  end
end

local function accept_clients(acceptor)
  while true do
    local socket = acceptor:accept()
    spawn(function()
      if not pcall(greet, socket) and socket.is_open then socket:close() end
    end):detach()
  end
end

local function move_clients()
  local lock = mutex.new()
  lock:lock()
  while true do
    local ok, client = pcall(inbox.receive, inbox)
    if ok then
      spawn(function() enter(client) end):detach()
    else -- there is no room: nobody has our address
      while not is_new do opened:wait(lock) end
      is_new = false
    end
  end
end

local acceptor = ip.tcp.acceptor.new()
acceptor:open('v4')
acceptor:set_option('reuse_address', true)

local port = ...
if port then
  acceptor:bind(ip.address.any_v4(), tonumber(port))
  acceptor:listen()
  print('listening on ' .. ip.tostring(acceptor.local_address, acceptor.local_port))
  spawn(function() accept_clients(acceptor) end):detach()
  return move_clients()
end

acceptor:bind(ip.address.loopback_v4(), 0)
acceptor:listen()
local accepting = spawn(function() accept_clients(acceptor) end)
local moving = spawn(move_clients)

-- Somebody who writes a line, and prints so many that come next.
local function visitor(name)
  local socket = ip.tcp.socket.new()
  socket:open('v4')
  socket:connect(acceptor.local_address, acceptor.local_port)
  local next_line = reader(socket)
  next_line()
  return {
    say = function(text) stream.write_all(socket, text .. '\n') end,
    hear = function(n)
      for _ = 1, n do print(name .. ' | ' .. next_line()) end
    end,
    leave = function()
      stream.write_all(socket, '/quit\n')
      print(name, select(2, pcall(next_line)))
      socket:close()
    end,
  }
end

local ann, bob = visitor('ann'), visitor('bob')
ann.say('ann kitchen')
ann.hear(1)
bob.say('bob kitchen')
ann.hear(1)
bob.hear(1)
ann.say('Tea?')
ann.hear(1)
bob.hear(1)
bob.say('/join garden\nWhat a day!') -- the second line comes along
ann.hear(1)
bob.hear(2)
ann.say('/join garden')
ann.hear(1)
bob.hear(1)
ann.leave()
bob.hear(1)
bob.leave()
accepting:interrupt()
moving:interrupt()
