-- Richards: a toy operating system kernel; polymorphic methods, linked queues, state flags.
-- n: complete runs of the simulation.
local n = tonumber((...)) or 12

local ID_IDLE, ID_WORKER, ID_HANDLER_A, ID_HANDLER_B, ID_DEVICE_A, ID_DEVICE_B = 1, 2, 3, 4, 5, 6
local KIND_DEVICE, KIND_WORK = 1, 2
local DATA_SIZE = 4
local IDLE_COUNT = 10000

--- A packet travels between the queues of tasks.
local Packet = {}
Packet.__index = Packet

function Packet.new(link, id, kind)
  local data = {}
  for i = 1, DATA_SIZE do data[i] = 0 end
  return setmetatable({ link = link, id = id, kind = kind, datum = 0, data = data }, Packet)
end

--- Appends this packet to `queue` and returns the head of the result.
function Packet:append_to(queue)
  self.link = nil
  if not queue then return self end
  local last = queue
  while last.link do last = last.link end
  last.link = self
  return queue
end

--- A task control block: a queue of packets, three flags, and the task that handles packets.
local Tcb = {}
Tcb.__index = Tcb

function Tcb.new(link, id, priority, queue, task)
  return setmetatable({
    link = link, id = id, priority = priority, queue = queue, task = task,
    has_packet = queue ~= nil, waiting = false, held = false,
  }, Tcb)
end

function Tcb:is_blocked()
  return self.held or (self.waiting and not self.has_packet)
end

function Tcb:run()
  local packet
  if self.waiting and self.has_packet then
    packet = self.queue
    self.queue = packet.link
    self.waiting = false
    self.has_packet = self.queue ~= nil
  end
  return self.task:run(packet)
end

--- Takes a packet in; answers which of the two tasks shall run next.
function Tcb:accept(current, packet)
  if not self.queue then
    self.queue = packet
    packet.link = nil
    self.has_packet = true
    if self.priority > current.priority then return self end
  else
    self.queue = packet:append_to(self.queue)
  end
  return current
end

local Scheduler = {}
Scheduler.__index = Scheduler

function Scheduler.new()
  return setmetatable({ list = nil, blocks = {}, current = nil, queued = 0, held = 0 }, Scheduler)
end

function Scheduler:add(id, priority, queue, task)
  local block = Tcb.new(self.list, id, priority, queue, task)
  block.waiting = id ~= ID_IDLE
  self.list = block
  self.blocks[id] = block
end

function Scheduler:run()
  self.current = self.list
  while self.current do
    if self.current:is_blocked() then
      self.current = self.current.link
    else
      self.current = self.current:run()
    end
  end
end

function Scheduler:release(id)
  local block = self.blocks[id]
  block.held = false
  if block.priority > self.current.priority then return block end
  return self.current
end

function Scheduler:hold_current()
  self.held = self.held + 1
  self.current.held = true
  return self.current.link
end

function Scheduler:wait_current()
  self.current.waiting = true
  return self.current
end

function Scheduler:send(packet)
  local block = self.blocks[packet.id]
  self.queued = self.queued + 1
  packet.link = nil
  packet.id = self.current.id
  return block:accept(self.current, packet)
end

--- Releases one device or the other, steered by a shift register, until its count is used up.
local IdleTask = {}
IdleTask.__index = IdleTask

function IdleTask:run()
  self.count = self.count - 1
  if self.count == 0 then return self.scheduler:hold_current() end
  local bit = self.register % 2
  self.register = (self.register - bit) / 2
  if bit == 0 then return self.scheduler:release(ID_DEVICE_A) end
  -- 0xD008, exclusive or, without a bit library: the register has 15 bits here.
  local result, weight, value, mask = 0, 1, self.register, 0xD008
  for _ = 1, 16 do
    local a, b = value % 2, mask % 2
    if a ~= b then result = result + weight end
    value, mask, weight = (value - a) / 2, (mask - b) / 2, weight * 2
  end
  self.register = result
  return self.scheduler:release(ID_DEVICE_B)
end

--- Holds a packet back until it is released by the idle task.
local DeviceTask = {}
DeviceTask.__index = DeviceTask

function DeviceTask:run(packet)
  if packet then
    self.packet = packet
    return self.scheduler:hold_current()
  end
  local held = self.packet
  if not held then return self.scheduler:wait_current() end
  self.packet = nil
  return self.scheduler:send(held)
end

--- Fills packets with letters and sends them to the two handlers in turn.
local WorkerTask = {}
WorkerTask.__index = WorkerTask

function WorkerTask:run(packet)
  if not packet then return self.scheduler:wait_current() end
  self.handler = self.handler == ID_HANDLER_A and ID_HANDLER_B or ID_HANDLER_A
  packet.id = self.handler
  packet.datum = 0
  for i = 1, DATA_SIZE do
    self.letter = self.letter % 26 + 1
    packet.data[i] = 64 + self.letter
  end
  return self.scheduler:send(packet)
end

--- Copies work packets, one letter at a time, to its device.
local HandlerTask = {}
HandlerTask.__index = HandlerTask

function HandlerTask:run(packet)
  if packet then
    if packet.kind == KIND_WORK then
      self.work = packet:append_to(self.work)
    else
      self.device = packet:append_to(self.device)
    end
  end
  local work = self.work
  if work then
    if work.datum >= DATA_SIZE then
      self.work = work.link
      return self.scheduler:send(work)
    end
    local device = self.device
    if device then
      self.device = device.link
      work.datum = work.datum + 1
      device.datum = work.data[work.datum]
      return self.scheduler:send(device)
    end
  end
  return self.scheduler:wait_current()
end

local function simulate()
  local scheduler = Scheduler.new()
  local function task(class, fields)
    fields.scheduler = scheduler
    return setmetatable(fields, class)
  end
  local function packets(id, kind, count)
    local queue
    for _ = 1, count do queue = Packet.new(queue, id, kind) end
    return queue
  end
  scheduler:add(ID_IDLE, 0, nil, task(IdleTask, { register = 1, count = IDLE_COUNT }))
  scheduler:add(ID_WORKER, 1000, packets(0, KIND_WORK, 2), task(WorkerTask, { handler = ID_HANDLER_A, letter = 0 }))
  scheduler:add(ID_HANDLER_A, 2000, packets(ID_DEVICE_A, KIND_DEVICE, 3), task(HandlerTask, {}))
  scheduler:add(ID_HANDLER_B, 3000, packets(ID_DEVICE_B, KIND_DEVICE, 3), task(HandlerTask, {}))
  scheduler:add(ID_DEVICE_A, 4000, nil, task(DeviceTask, {}))
  scheduler:add(ID_DEVICE_B, 5000, nil, task(DeviceTask, {}))
  scheduler:run()
  return scheduler.queued, scheduler.held
end

local queued, held = 0, 0
for _ = 1, n do
  local q, h = simulate()
  queued, held = queued + q, held + h
end
print(string.format("richards %d %d", queued, held))
