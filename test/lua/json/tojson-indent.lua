-- What is encoded by way of the state is indented as deep as it stands.
local mt = {__tojson = function(o, state) json.encode(o.v, {state = state, indent = 'ignored'}) end}
local text = json.encode({setmetatable({v = {1, {a = setmetatable({v = {2}}, mt)}}}, mt), 3}, {indent = '  '})
for line in text:gmatch('[^\n]+') do print(line) end
--> [
-->   [
-->     1,
-->     {
-->       "a": [
-->         2
-->       ]
-->     }
-->   ],
-->   3
--> ]
