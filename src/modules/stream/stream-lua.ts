/** The part of module `stream` that is Lua. See embedded-lua.ts for how it is run, and index.ts and scanner.ts for `native`. */
export const source = String.raw`
local stream, native = ...
local error, pcall, setmetatable, type, yield = native.error, native.pcall, native.setmetatable, native.type, native.yield
local scope, scope_cleanup_push = native.scope, native.scope_cleanup_push
local invalid, to_read, to_write = native.invalid, native.to_read, native.to_write

-- The method of an object that is argument 1.
local function method(io, name)
  local kind = type(io)
  return (kind == 'table' or kind == 'userdata') and io[name] or invalid(1)
end

local function is_count(n, most)
  return type(n) == 'number' and n >= 0 and n <= most and n % 1 == 0
end

-- Checks what read_some or write_some answered for so many bytes. Nothing at all is no error, but whoever tries again must let others
-- run, and let itself be interrupted, for the object may not.
local function checked(n, most)
  if not is_count(n, most) then invalid(1) end
  if n == 0 then yield() end
  return n
end

-- Calls read_some or write_some until minimum bytes of the buffer are done.
local function transfer(io, some, buffer, minimum)
  local size, done = #buffer, 0
  while done < minimum do
    done = done + checked(some(io, done == 0 and buffer or buffer:slice(done + 1)), size - done)
  end
  return done
end

function stream.read_all(io, buffer)
  local read_some = method(io, 'read_some')
  buffer = to_read(io, buffer)
  local done = transfer(io, read_some, buffer, #buffer)
  return done
end

function stream.read_at_least(io, buffer, minimum)
  local read_some = method(io, 'read_some')
  buffer = to_read(io, buffer)
  if not is_count(minimum, #buffer) then invalid(3) end
  local done = transfer(io, read_some, buffer, minimum)
  return done
end

function stream.write_all(io, buffer)
  local write_some = method(io, 'write_some')
  buffer = to_write(io, buffer)
  local done = transfer(io, write_some, buffer, #buffer)
  return done
end

function stream.write_at_least(io, buffer, minimum)
  local write_some = method(io, 'write_some')
  buffer = to_write(io, buffer)
  if not is_count(minimum, #buffer) then invalid(3) end
  local done = transfer(io, write_some, buffer, minimum)
  return done
end

-- The scanner. All that is not in its table is in a state, which is found by the table so that copies of the table are no scanners.

local options, new_state, scan, split = native.options, native.state, native.scan, native.split
local room, reading, received, rest = native.room, native.reading, native.received, native.rest
local eof = native.eof()

local states = setmetatable({}, { __mode = 'k' })
local methods = {}
local scanner = { mt = { __index = methods } }
stream.scanner = scanner

function scanner.new(opts)
  if opts == nil then opts = {} elseif type(opts) ~= 'table' then invalid(1) end
  if opts.record_separator == nil then opts.record_separator = '\r\n' end
  if opts.trim_record == nil then opts.trim_record = false end
  if opts.max_record_size == nil then opts.max_record_size = 64 * 1024 * 1024 end
  options(opts.record_separator, opts.field_separator, opts.field_pattern, opts.trim_record, opts.max_record_size,
    opts.buffer_size_hint)
  opts.record_number = 0
  opts.record_terminator = nil
  setmetatable(opts, scanner.mt)
  states[opts] = new_state()
  return opts
end

local white_space

function scanner.with_awk_defaults(read_stream)
  if read_stream == nil then invalid(1) end
  white_space = white_space or native.white_space()
  local made = scanner.new {
    stream = read_stream, record_separator = '\n', trim_record = true, field_separator = white_space }
  return made
end

-- What read_some answers. Meanwhile the state belongs to this fiber.
local function receive(state, stream, read_some, target)
  local n
  scope(function()
    scope_cleanup_push(function() reading(state, false) end)
    reading(state, true)
    n = read_some(stream, target)
  end)
  return n
end

-- Reads until scan() finds a record, and answers what it does.
local function read_record(self, state, separator, fields, pattern, trim, limit, number)
  local stream = self.stream
  local read_some = method(stream, 'read_some')
  while true do
    local target, pending = room(state, limit, self.buffer_size_hint)
    local ok, n = true
    if pending == 0 then
      n = receive(state, stream, read_some, target) -- not protected: tracebacks show where errors come from
    else
      ok, n = pcall(receive, state, stream, read_some, target)
    end
    if not ok then
      if n == eof then return rest(state, separator, trim) end
      error(n, 0)
    end
    received(state, checked(n, #target))
    local record, terminator = scan(state, separator, fields, pattern, trim, limit, number)
    if record then return record, terminator end
  end
end

function methods:get_line()
  local state = states[self] or invalid(1)
  local separator, fields, pattern = self.record_separator, self.field_separator, self.field_pattern
  local trim, limit, number = self.trim_record, self.max_record_size, self.record_number
  local record, terminator = scan(state, separator, fields, pattern, trim, limit, number)
  if not record then
    self.record_terminator = nil
    record, terminator = read_record(self, state, separator, fields, pattern, trim, limit, number)
  end
  self.record_terminator = terminator
  self.record_number = number + 1
  if fields == nil and pattern == nil then return record end
  if type(fields) == 'function' then return fields(record) end
  return split(record, fields, pattern)
end

function methods:buffered_line()
  local line = native.line(states[self] or invalid(1))
  return line
end

function methods:remove_line()
  native.remove(states[self] or invalid(1))
  self.record_terminator = nil
end

function methods:buffer()
  local buffer, offset = native.buffer(states[self] or invalid(1), self.max_record_size, self.buffer_size_hint)
  return buffer, offset
end

function methods:set_buffer(buffer, offset)
  native.set_buffer(states[self] or invalid(1), buffer, offset)
  self.record_terminator = nil
end
`;
