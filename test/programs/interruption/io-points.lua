-- Whatever waits for the machine is an interruption point, and nothing that was done is lost to an interruption.
local file, fs, pipe = require 'file', require 'filesystem', require 'pipe'
local stream, system, time = require 'stream', require 'system', require 'time'
local flag, place = file.open_flag, fs.temp_directory_path()
local big = byte_span.new(1000000)

local function open(class, name)
  local f = class.new()
  f:open(place / name, flag.read_write + flag.create)
  return f
end

local function pipe_with(bytes)
  local r, w = pipe.pair()
  if bytes then w:write_some(bytes) end
  return r, w
end

-- Each makes an operation, and a function that lets it end; without that it ends by itself.
local points = {
  ['time.sleep'] = function() return function() time.sleep(10) end end,
  ['steady_timer.wait'] = function()
    local t = time.steady_timer.new()
    t:expires_after(10)
    return function() t:wait() end
  end,
  ['system_timer.wait'] = function()
    local t = time.system_timer.new()
    t:expires_at(time.system_clock.now() + 10)
    return function() t:wait() end
  end,
  ['pipe read_some'] = function()
    local r, w = pipe_with()
    return function() return r:read_some(byte_span.new(8)) end, function() w:write_some(byte_span.append('x')) end
  end,
  ['pipe write_some'] = function()
    local r, w = pipe_with(big)
    return function() w:write_some(big) end, function() r:read_some(big) end
  end,
  ['file.stream read_some'] = function()
    local f = open(file.stream, 'a')
    f:write_some(byte_span.append('x'))
    f:seek(0, 'set')
    return function() f:read_some(byte_span.new(1)) end
  end,
  ['file.stream write_some'] = function()
    local f = open(file.stream, 'b')
    return function() f:write_some(big) end
  end,
  ['read_some_at'] = function()
    local f = open(file.random_access, 'c')
    f:resize(1)
    return function() f:read_some_at(0, byte_span.new(1)) end
  end,
  ['write_some_at'] = function()
    local f = open(file.random_access, 'd')
    return function() f:write_some_at(0, big) end
  end,
  ['file.read_all_at'] = function()
    local f = open(file.random_access, 'e')
    f:resize(1)
    return function() file.read_all_at(f, 0, byte_span.new(1)) end
  end,
  ['file.write_all_at'] = function()
    local f = open(file.random_access, 'f')
    return function() file.write_all_at(f, 0, big) end
  end,
  ['stream.read_all'] = function()
    local r, w = pipe_with()
    return function() stream.read_all(r, byte_span.new(2)) end, function() w:write_some(byte_span.append('xy')) end
  end,
  ['stream.write_all'] = function()
    local r, w = pipe_with(big)
    return function() stream.write_all(w, byte_span.new(10)) end, function() r:read_some(big) end
  end,
  ['scanner:get_line'] = function()
    local r, w = pipe_with()
    local scanner = stream.scanner.new { stream = r }
    return function() scanner:get_line() end, function() w:write_some(byte_span.append('line\r\n')) end
  end,
  ['system.out:write_some'] = function()
    return function() system.out:write_some(byte_span.append('')) end
  end,
  ['signal.set:wait'] = function()
    local set = system.signal.set.new(system.signal.SIGUSR2)
    return function() set:wait() end, function() system.signal.raise(system.signal.SIGUSR2) end
  end,
  ['subprocess:wait'] = function()
    local child = system.spawn { program = 'sleep', arguments = { 'sleep', '600' } } -- cat would end at once without input
    return function() child:wait() end, function() child:kill(system.signal.SIGKILL) end
  end,
  ['copy_file'] = function()
    open(file.stream, 'g'):close()
    return function() fs.copy_file(place / 'g', place / 'h', { existing = 'overwrite' }) end
  end,
  ['copy'] = function()
    fs.create_directories(place / 'i/j')
    return function() fs.copy(place / 'i', place / 'k', { recursive = true, existing = 'overwrite' }) end
  end,
  ['remove_all'] = function()
    fs.create_directories(place / 'l/m/n')
    return function() fs.remove_all(place / 'l') end
  end,
}

local function forbidden(op)
  this_fiber.forbid_suspend()
  local ok, e = pcall(op)
  this_fiber.allow_suspend()
  return not ok and tostring(e) == 'Operation not permitted within a forbid-suspend block'
end

local laws = {
  -- An interruption that is there before lets nothing happen: the operation can still be done.
  before = function(op, go)
    local reached = false
    local f = spawn(function() op() reached = true end)
    f:interrupt()
    f:join()
    local again = spawn(op)
    this_fiber.yield()
    if go then go() end
    again:join()
    return f.interruption_caught and not reached and not again.interruption_caught
  end,
  -- One that comes meanwhile ends the wait, or what cannot be stopped ends by itself and the next point raises.
  meanwhile = function(op)
    local f = spawn(function() op() this_fiber.yield() end)
    this_fiber.yield()
    f:interrupt()
    f:join()
    return f.interruption_caught
  end,
  -- Not while interruption is disabled.
  disabled = function(op, go)
    local done = false
    local f = spawn(function()
      this_fiber.disable_interruption()
      op()
      done = true
    end)
    f:interrupt()
    this_fiber.yield()
    if go then go() end
    f:join()
    return done and not f.interruption_caught
  end,
  forbidden = forbidden,
}

local held = 0
local kept = {} -- a pipe whose other end is collected comes to its end
for name, make in pairs(points) do
  for law, holds in pairs(laws) do
    local op, go = make()
    kept[#kept + 1] = { op, go }
    if holds(op, go) then held = held + 1 else print(name, law) end
  end
end
print(held) --> 80
