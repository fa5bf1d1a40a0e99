-- Strings keep their bytes; escapes become what they stand for.
local function show(s) return (s:gsub('[%z\1-\31\127-\255]', function(c) return ('\\%d'):format(c:byte()) end)) end
print(show(json.decode([["\"\\\/\b\f\n\r\t"]]))) --> "\/\8\12\10\13\9
print(show(json.decode([["\u0041\u00e9\u20ac\ud83d\ude00\u0000\uFFFF"]]))) --> A\195\169\226\130\172\240\159\152\128\0\239\191\191
print(json.decode('"caf\195\169 \240\159\152\128"') == 'caf\195\169 \240\159\152\128') --> true
for n = 0, 50, 10 do
  local plain = ('abcdefghij'):rep(n / 10)
  assert(json.decode('"' .. plain .. '"') == plain)
  assert(json.decode('"' .. plain .. '\\n' .. plain .. '\\u00e9"') == plain .. '\n' .. plain .. '\195\169')
end
local long = ('x'):rep(100000)
print(json.decode('"' .. long .. '\\t' .. long .. '"') == long .. '\t' .. long) --> true
