-- Keeps a program running: starts it again when it crashes, after pauses that grow, and stops it when it is told to end.
--
--   emilua-ts run supervisor.lua -- program [argument ...]     until SIGTERM or SIGINT; standard streams are shared
--
-- Without arguments it supervises a child that crashes twice, and then asks for the end itself.

local system = require 'system'
local time = require 'time'
local signal = system.signal

local PAUSE, LONGEST_PAUSE = 0.01, 5
local PATIENCE = 5 -- seconds for a child to end in order

local environment = {}
for name, value in pairs(system.environment) do environment[name] = value end

local command = {}
for i = 3, #system.arguments do command[#command + 1] = system.arguments[i] end
if #command == 0 then
  environment.SUPERVISOR = tostring(system.getpid())
  command = { 'sh', '-c', [[
    echo "attempt $ATTEMPT"
    [ $ATTEMPT = 1 ] && exit 7
    [ $ATTEMPT = 2 ] && kill -KILL $$
    trap 'echo "the child cleans up"; exit 0' TERM
    kill -TERM $SUPERVISOR
    while :; do sleep 0.01; done]] }
end

local child

local function start(attempt)
  environment.ATTEMPT = tostring(attempt)
  child = system.spawn {
    program = command[1],
    arguments = command,
    environment = environment,
    stdin = 'share', stdout = 'share', stderr = 'share',
    signal_on_gcreaper = signal.SIGKILL,
  }
end

local asked = signal.set.new(signal.SIGTERM, signal.SIGINT)

local keeper = spawn(function()
  local attempt, pause = 1, PAUSE
  while true do
    start(attempt)
    child:wait()
    if child.exit_code == 0 then return end
    local how = child.exit_signal and 'signal ' .. child.exit_signal or 'code ' .. child.exit_code
    child = nil
    print(('it ended with %s, next try in %g s'):format(how, pause))
    time.sleep(pause)
    attempt, pause = attempt + 1, math.min(2 * pause, LONGEST_PAUSE)
  end
end)

local guard = spawn(function()
  asked:wait()
  keeper:interrupt() -- it waits for the child, or until the next try
end)

keeper:join()
guard:interrupt()
guard:join()

if keeper.interruption_caught and child then
  child:kill(signal.SIGTERM)
  local impatient = spawn(function()
    time.sleep(PATIENCE)
    child:kill(signal.SIGKILL)
  end)
  child:wait()
  impatient:interrupt()
  print('stopped, with code ' .. child.exit_code)
else
  print(child and 'it has ended' or 'stopped between two tries')
end
