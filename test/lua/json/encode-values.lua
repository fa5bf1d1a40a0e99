-- Every Lua value that has one becomes its JSON value.
print(json.encode(nil == nil), json.encode(false), json.encode(json.null), json.encode('a'), json.encode(12)) --> true	false	null	"a"	12
print(json.encode {}, json.encode(json.into_array()), json.encode {{}}, json.encode {a = {}}) --> {}	[]	[{}]	{"a":{}}
print(json.encode {'foo', {bar = {'baz', json.null, 1, 2}}}) --> ["foo",{"bar":["baz",null,1,2]}]
for _, v in ipairs {print, coroutine.create(print), newproxy()} do
  local ok, e = pcall(json.encode, v)
  print(ok, e.code, e.arg, (pcall(json.encode, {a = {v}})))
end
--> false	22	1	false
--> false	22	1	false
--> false	22	1	false
print(pcall(json.encode, nil) == false, select('#', json.encode {})) --> true	1
