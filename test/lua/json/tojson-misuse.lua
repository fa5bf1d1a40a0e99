-- A __tojson writes exactly one value, in its place; otherwise encode fails.
local function try(f)
  local o = setmetatable({}, {__tojson = f})
  local list = {}
  for i, v in ipairs {o, {1, o, 2}, {a = o, b = 1}} do
    local ok, e = pcall(json.encode, v)
    list[i] = ok and 'ok' or type(e) == 'table' and e.code or tostring(e)
  end
  print(table.concat(list, ' '))
end
try(function() end) --> 4 4 4
try(function(_, s) s.writer:value(1) end) --> ok ok ok
try(function(_, s) s.writer:value(1) s.writer:value(2) end) --> 22 22 22
try(function(_, s) s.writer:begin_array() end) --> 4 4 4
try(function(_, s) s.writer:end_array() end) --> 22 22 22
try(function(_, s) s.writer:end_object() end) --> 22 22 22
try(function(_, s) s.writer:value(1) pcall(s.writer.value, s.writer, 2) end) --> ok ok ok
try(function(_, s) json.encode(1, {state = s}) json.encode(2, {state = s}) end) --> 22 22 22
try(function(_, s) s.writer:generate() end) --> 1 1 1
try(function(_, s) s.writer:value(1) s.writer:generate() end) --> 1 1 1
try(function(_, s) s.writer:literal(' ') s.writer:literal('[ 1 ]') s.writer:literal(' ') end) --> ok ok ok
try(function() error('no', 0) end) --> no no no
print((pcall(json.encode, setmetatable({}, {__tojson = 1})))) --> false
