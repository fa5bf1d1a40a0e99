-- json.encode: values and their texts.
local json = require 'json'

print(json.encode(json.null)) --> null
print(json.encode({hello = 'world', what = json.null, animals = {'cow', 'coelho'}})) --> {"animals":["cow","coelho"],"hello":"world","what":null}
print(json.encode(json.into_array())) --> []
print(json.encode('hey "pretty"')) --> "hey \"pretty\""
