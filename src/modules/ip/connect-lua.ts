/** The part of module `ip` that is Lua, because it calls methods of any socket. See embedded-lua.ts, and connect.ts for `native`. */
export const source = String.raw`
local ip, native = ...
local error, pcall, type = native.error, native.pcall, native.type
local invalid, stops, not_found, is_address = native.invalid, native.stops, native.not_found, native.is_address

local function try(sock, address, port)
  if sock.is_open then sock:close() end
  sock:open(address)
  sock:connect(address, port)
end

function ip.connect(sock, results, condition)
  local kind = type(sock)
  if kind ~= 'table' and kind ~= 'userdata' then invalid(1) end
  if type(results) ~= 'table' then invalid(2) end
  local n, addresses, ports = #results, {}, {}
  for i = 1, n do
    local entry = results[i]
    if type(entry) ~= 'table' or not is_address(entry.address) or type(entry.port) ~= 'number' then invalid(2) end
    addresses[i], ports[i] = entry.address, entry.port
  end
  if condition ~= nil and type(condition) ~= 'function' then invalid(3) end

  local last_error
  for i = 1, n do
    local address, port = addresses[i], ports[i]
    if condition == nil or condition(last_error, address, port) then
      local ok, e = pcall(try, sock, address, port)
      if ok then return address, port end
      -- Nobody wants the next one to be tried.
      if stops(e) then error(e, 0) end
      last_error = e
    end
  end
  error(last_error == nil and not_found() or last_error, 0)
end
`;
