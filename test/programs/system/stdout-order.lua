-- print and system.out write to one place, in the order of the calls.
local system = require('system')
local function say(text)
  local bytes = byte_span.append(text)
  while #bytes > 0 do bytes = bytes:slice(1 + system.out:write_some(bytes)) end
end
print('one') --> one
say('two\n') --> two
print('three') --> three
say('four ')
print('five') --> four five
