-- What cannot be done in linear time, back-references and looking around, is not supported.
local regex = require 'regex'
for _, case in ipairs{
  { 'basic', '\\(a\\)\\1' }, { 'extended', '(a)\\1' }, { 'ecma', '(a)\\1' }, { 'ecma', '\\1(a)' },
  { 'ecma', 'a(?=b)' }, { 'ecma', 'a(?!b)' }, { 'ecma', '(?<=a)b' },
} do
  local ok, e = pcall(regex.new, { grammar = case[1], pattern = case[2] })
  print(case[2], ok, e == require('generic_error').ENOTSUP, e.arg)
end
--> \(a\)\1	false	true	1
--> (a)\1	false	true	1
--> (a)\1	false	true	1
--> \1(a)	false	true	1
--> a(?=b)	false	true	1
--> a(?!b)	false	true	1
--> (?<=a)b	false	true	1
