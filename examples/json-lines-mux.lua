-- Runs several programs that write JSON lines, and merges them into one stream, each line with the number of its source.
--
--   emilua-ts run json-lines-mux.lua -- [--in-order] 'first shell command' 'second shell command' ...
--
-- A fiber for each child reads its pipe; a mutex keeps the lines whole, although a write may take several steps. A line that is
-- not JSON is counted. With --in-order a child is started when the one before has ended.

local system = require 'system'
local stream = require 'stream'
local pipe = require 'pipe'
local json = require 'json'
local mutex = require 'mutex'
local asio_error = require 'asio_error'

local commands = {}
local in_order = false
for i = 3, #system.arguments do
  if system.arguments[i] == '--in-order' then in_order = true else commands[#commands + 1] = system.arguments[i] end
end
if #commands == 0 then
  in_order = true
  commands = {
    [[for i in 1 2 3; do echo "{\"event\": \"tick\", \"n\": $i}"; done]],
    [[echo '{"event": "hello", "tags": ["a", "b"]}'; printf '{"event": "no newline at the end"}']],
    [[echo 'this is not JSON'; echo '[1, 2]'; exit 3]],
  }
end

local output = mutex.new()

local function write(record)
  output:lock()
  scope(function()
    scope_cleanup_push(function() output:unlock() end)
    stream.write_all(system.out, json.encode(record) .. '\n')
  end)
end

-- Follows one child to its end.
local function follow(source, command)
  local read_end, write_end = pipe.pair()
  local descriptor = write_end:release()
  local child = system.spawn {
    program = 'sh',
    arguments = { 'sh', '-c', command },
    environment = system.environment,
    stdout = descriptor,
    stderr = 'share',
  }
  descriptor:close() -- the child's is the only one now: when that is closed the stream ends
  local scanner = stream.scanner.new { stream = read_end, record_separator = '\n' }
  local good, bad = 0, 0
  while true do
    local ok, line = pcall(scanner.get_line, scanner)
    if not ok then
      if line ~= asio_error.misc.eof then error(line) end
      break
    end
    local valid, value = pcall(json.decode, tostring(line))
    if valid then
      good = good + 1
      write { source = source, value = value }
    else
      bad = bad + 1
    end
  end
  child:wait()
  write { source = source, lines = good, not_json = bad, exit_code = child.exit_code }
end

local fibers = {}
for source, command in ipairs(commands) do
  local fiber = spawn(function() follow(source, command) end)
  if in_order then fiber:join() else fibers[#fibers + 1] = fiber end
end
for _, fiber in ipairs(fibers) do fiber:join() end
