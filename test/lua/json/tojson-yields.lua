-- A __tojson may yield: encode goes on when the coroutine does.
local mt = {__tojson = function(o, state)
  state.writer:begin_array()
  state.writer:value(coroutine.yield(o.n))
  state.writer:end_array()
end}
local function new(n) return setmetatable({n = n}, mt) end
local co = coroutine.wrap(function() return json.encode {a = new(1), b = {new(2), 'x', new(3)}} end)
print(co()) --> 1
collectgarbage()
print(co('one')) --> 2
print(json.encode {1}) --> [1]
print(co('two')) --> 3
collectgarbage()
print(co('three')) --> {"a":["one"],"b":[["two"],"x",["three"]]}
