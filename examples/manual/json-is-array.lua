-- json.is_array: telling arrays from objects.
local json = require 'json'

local raw_json = [[ ["test", 4, false] ]]
function poor_print(value)
  if json.is_array(value) then
    print(unpack(value)) --> test	4	false
  elseif type(value) == 'table' then
    print('{') --> {
    for k, v in pairs(value) do
      print('', '"' .. k .. '"', v) --> 	"a"	1
    end
    print('}') --> }
  elseif type(value) == 'string' then
    print('"' .. value .. '"') --> "text"
  else
    print(value) --> null
  end
end
poor_print(json.decode(raw_json))
poor_print(json.decode('{"a": 1}'))
poor_print(json.decode('"text"'))
poor_print(json.decode('null'))
