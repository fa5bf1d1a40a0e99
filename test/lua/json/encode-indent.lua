-- With `indent`, each element has a line of its own.
local text = json.encode({a = {1, {2}}, b = {}, c = json.into_array(), d = 'x'}, {indent = '  '})
for line in text:gmatch('[^\n]+') do print(line) end
--> {
-->   "a": [
-->     1,
-->     [
-->       2
-->     ]
-->   ],
-->   "b": {},
-->   "c": [],
-->   "d": "x"
--> }
print(json.encode({1}, {indent = ''}) == '[\n1\n]', json.encode({1}, {indent = '\t'}) == '[\n\t1\n]', json.encode(1, {indent = ' '})) --> true	true	1
print(json.encode({1}, nil), json.encode({1}, {}), json.encode({1}, {unknown = 1})) --> [1]	[1]	[1]
for _, opts in ipairs {1, 'x', {indent = 2}, {indent = '-'}, {state = 1}, {state = {}}, {state = {writer = json.writer.new()}}} do
  local ok, e = pcall(json.encode, {1}, opts)
  assert(not ok and e.code == 22 and e.arg == 2)
end
