-- Strings must be valid UTF-8 with valid escapes, and control characters must be escaped.
local function try(s)
  local ok, e = pcall(json.decode, '"' .. s .. '"')
  print(ok, e.code, e.position)
end
try('a\\x') --> false	4	3
try('\\u12g4') --> false	4	2
try('\\u') --> false	4	2
try('\\ud800') --> false	7	2
try('\\udc00') --> false	7	2
try('\\ud800\\ud800') --> false	7	2
try('\\ud800\\n') --> false	7	2
try('ab\n') --> false	5	4
try('\0') --> false	5	2
try('abcdefghij\31') --> false	5	12
try('abc\128') --> false	6	5
try('\192\128') --> false	6	2
try('\224\128\128') --> false	6	2
try('\237\160\128') --> false	6	2
try('\244\144\128\128') --> false	6	2
try('\240\159\152') --> false	6	2
try('\\') --> false	1	4
local ok, e = pcall(json.decode, '"abc')
print(e.code, e.position) --> 1	5
ok, e = pcall(json.decode, '"\\')
print(e.code, e.position) --> 1	3
ok, e = pcall(json.decode, '"\195')
print(e.code, e.position) --> 6	2
