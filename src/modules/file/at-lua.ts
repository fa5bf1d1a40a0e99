/** The part of module `file` that is Lua, because it calls methods of any object. See embedded-lua.ts, and at.ts for `native`. */
export const source = String.raw`
local file, native = ...
local type, yield = native.type, native.yield
local invalid, to_read, to_write = native.invalid, native.to_read, native.to_write

-- The method of an object that is argument 1.
local function method(io, name)
  local kind = type(io)
  return (kind == 'table' or kind == 'userdata') and io[name] or invalid(1)
end

local function is_integer(n, most)
  return type(n) == 'number' and n >= 0 and n <= most and n % 1 == 0
end

-- Calls read_some_at or write_some_at until minimum bytes of the buffer are done.
local function transfer(io, some_at, offset, buffer, minimum)
  local size, done = #buffer, 0
  while done < minimum do
    local n = some_at(io, offset + done, done == 0 and buffer or buffer:slice(done + 1))
    if not is_integer(n, size - done) then invalid(1) end
    if n == 0 then yield() end -- no error, but others must run before the next try
    done = done + n
  end
  return done
end

local function algorithm(name, to_buffer, takes_minimum)
  return function(io, offset, buffer, minimum)
    local some_at = method(io, name)
    if not is_integer(offset, 2 ^ 53 - 1) then invalid(2) end
    buffer = to_buffer(buffer)
    if not takes_minimum then
      minimum = #buffer
    elseif not is_integer(minimum, #buffer) then
      invalid(4)
    end
    local done = transfer(io, some_at, offset, buffer, minimum)
    return done
  end
end

file.read_all_at = algorithm('read_some_at', to_read, false)
file.read_at_least_at = algorithm('read_some_at', to_read, true)
file.write_all_at = algorithm('write_some_at', to_write, false)
file.write_at_least_at = algorithm('write_some_at', to_write, true)
`;
