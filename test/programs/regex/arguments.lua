-- The functions want a regex, and a string or a byte_span.
local regex = require 'regex'
local re = regex.new{ pattern = 'a', grammar = 'basic' }
for _, name in ipairs{ 'match', 'search', 'split', 'patsplit' } do
  local results = {}
  for i, arguments in ipairs{ {}, { 'a', 'a' }, { re }, { re, 5 }, { re, {} }, { re, re } } do
    local ok, e = pcall(regex[name], unpack(arguments))
    results[i] = not ok and e == require('generic_error').EINVAL and e.arg
  end
  print(name, unpack(results))
end
--> match	1	1	2	2	2	2
--> search	1	1	2	2	2	2
--> split	1	1	2	2	2	2
--> patsplit	1	1	2	2	2	2
