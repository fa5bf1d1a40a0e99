-- json: what was decoded and encoded again is the same document, its members in order.
local json = require 'json'

local json_str = '{"items":[],"properties":{}}'
print(json_str) --> {"items":[],"properties":{}}
print(json.encode(json.decode(json_str))) --> {"items":[],"properties":{}}
