-- Every kind of JSON value becomes its Lua value.
print(json.decode('true'), json.decode('false'), json.decode(' \t\r\n1 ')) --> true	false	1
print(json.decode('null') == json.null, json.decode('"text"')) --> true	text
local v = json.decode('{"a": [1, {"b": []}, "x"], "c": {}, "": null}')
print(#v.a, v.a[1], #v.a[2].b, v.a[3], next(v.c), v[''] == json.null) --> 3	1	0	x	nil	true
print(json.is_array(v), json.is_array(v.a), json.is_array(v.a[2].b), json.is_array(v.c)) --> false	true	true	false
