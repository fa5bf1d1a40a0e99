-- An error of a __tojson goes through encode as it is.
local json = require 'json'
local bad = setmetatable({}, {__tojson = function() error({'own'}) end})
local ok, e = pcall(json.encode, {bad})
print(ok, e[1]) --> false	own
json.encode {a = {setmetatable({}, {__tojson = function() error('no text') end})}}
--! Main fiber from VM 0x* panicked: 'tojson-raises.lua:6: no text'
--~ tojson-raises.lua:6: in function <tojson-raises.lua:6>
--~ tojson-raises.lua:6: in main chunk
--@ exit 1
