-- __tojson(self, state) writes a value in the place of its table or userdata.
local mt = {}
function mt.__tojson(o, state)
  local writer = state.writer
  writer:begin_object()
  writer:value('foo')
  writer:value(o.foo)
  writer:value('bar')
  json.encode(o.bar, {state = state})
  writer:end_object()
end
local function new(foo, bar) return setmetatable({foo = foo, bar = bar}, mt) end
print(json.encode(new(1, {x = 2}))) --> {"foo":1,"bar":{"x":2}}
print(json.encode {new(1, new(2, {new(3, json.null)})), a = 1}) --> [{"foo":1,"bar":{"foo":2,"bar":[{"foo":3,"bar":null}]}}]
print(json.encode {x = new('\n', 'leaf'), y = new(true, {})}) --> {"x":{"foo":"\n","bar":"leaf"},"y":{"foo":true,"bar":{}}}
local u = newproxy(true)
getmetatable(u).__tojson = function(self, state) state.writer:literal(self == u and '"me"' or '0') end
print(json.encode {u, u, {u = u}}) --> ["me","me",{"u":"me"}]
