-- A regex's memory counts for the VM that made it, and is given back.
--@ options --memory-limit 8M
--@ slow
local regex = require 'regex'
for i = 1, 300 do
  -- Half a megabyte each, but none is kept.
  local re = regex.new{ pattern = '(?:a|b){3000}' .. i, grammar = 'ecma' }
  assert(regex.search(re, 'abba').empty)
end
print(collectgarbage('count') < 8192) --> true
local kept = {}
local ok, e = pcall(function()
  for i = 1, 300 do kept[i] = regex.new{ pattern = '(?:a|b){3000}' .. i, grammar = 'ecma' } end
end)
print(ok, e == require('generic_error').ENOMEM, #kept < 100) --> false	true	true
