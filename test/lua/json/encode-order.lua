-- Members are written in the order of their names, byte by byte.
print(json.encode {c = 0, b = 0, a = 0}) --> {"a":0,"b":0,"c":0}
print(json.encode {b = 1, ba = 2, a = 3, [''] = 4, B = 5, ['\195\169'] = 6, abcdefghij = 7, abcdefghi = 8})
--> {"":4,"B":5,"a":3,"abcdefghi":8,"abcdefghij":7,"b":1,"ba":2,"é":6}
for _, n in ipairs {12, 13, 24, 25, 100, 1000} do
  local t, names = {}, {}
  for i = 1, n do
    local name = tostring(i * 7919 % 10007)
    t[name] = true
    names[i] = name
  end
  table.sort(names)
  assert(json.encode(t) == '{"' .. table.concat(names, '":true,"') .. '":true}')
end
