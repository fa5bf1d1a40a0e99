-- __tojson: a type that writes itself, and leaves its subobject to json.encode.
local json = require 'json'

-- NOTE: this example ignores 'indent'

mt = {
  __tojson = function(o, state)
    local writer = state.writer

    writer:begin_object()
    writer:value('foo')
    writer:value(o.foo) --< a number
    writer:value('bar')

    -- a subobject
    -- might contain its own `__tojson()`
    json.encode(o.bar, {state = state})

    writer:end_object()
  end,
}

local inner = setmetatable({foo = 2, bar = {}}, mt)
local outer = setmetatable({foo = 1, bar = {inner}}, mt)
print(json.encode({outer})) --> [{"foo":1,"bar":[{"foo":2,"bar":{}}]}]
