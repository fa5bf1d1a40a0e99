-- What must be escaped is, the rest stands as it is; what is not UTF-8 is refused.
print(json.encode('\\'), json.encode('hey "pretty"'), json.encode('/')) --> "\\"	"hey \"pretty\""	"/"
print(json.encode('\b\f\n\r\t\0\31')) --> "\b\f\n\r\t\u0000\u001f"
print(json.encode('caf\195\169 \226\130\172 \240\159\152\128') == '"caf\195\169 \226\130\172 \240\159\152\128"') --> true
for n = 0, 40 do
  for _, special in ipairs {'"', '\n', '\195\169'} do
    local s = ('a'):rep(n) .. special .. ('b'):rep(40 - n)
    assert(json.decode(json.encode(s)) == s)
    assert(json.decode(json.encode(s:rep(20))) == s:rep(20))
  end
end
print(#json.encode(('\1'):rep(10000))) --> 60002
for _, s in ipairs {'\128', 'abcdefgh\255', '\237\160\128', 'a\195'} do
  local ok, e = pcall(json.encode, {s})
  local ok2, e2 = pcall(json.encode, {[s] = 1})
  print(ok, e.code, ok2, e2.code)
end
--> false	3	false	3
--> false	3	false	3
--> false	3	false	3
--> false	3	false	3
