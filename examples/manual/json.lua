-- json: encoding and decoding.
local json = require 'json'

-- Encoding

print(json.encode({'foo', {bar = {'baz', json.null, 1, 2}}})) --> ["foo",{"bar":["baz",null,1,2]}]
print(json.encode('\\')) --> "\\"
print(json.encode({c = 0, b = 0, a = 0})) --> {"a":0,"b":0,"c":0}

-- Decoding

local obj = json.decode('["foo", {"bar":["baz", null, 1.0, 2]}]')
print(obj[1], obj[2].bar[1], obj[2].bar[2], obj[2].bar[3], obj[2].bar[4]) --> foo	baz	null	1	2
print(json.decode('"\\"foo\\bar"') == '"foo\bar') --> true
