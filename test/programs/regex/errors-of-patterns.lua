-- A pattern that is wrong raises an error of the category regex, with the place in it.
local regex = require 'regex'
local generic_error = require 'generic_error'
local function try(grammar, pattern)
  local ok, e = pcall(regex.new, { pattern = pattern, grammar = grammar })
  assert(not ok)
  print(pattern:sub(1, 20), e.code, tostring(e), e.position, tostring(e:togeneric()))
  assert(tostring(e.category) == 'regex' and (e.arg == 1 or e.position == nil))
end
try('extended', '[[.xx.]]') --> [[.xx.]]	1	Invalid collating element name	4	Invalid argument
try('extended', '[[:xx:]]') --> [[:xx:]]	2	Invalid character class name	4	Invalid argument
try('extended', '\\y') --> \y	3	Invalid escape	1	Invalid argument
try('ecma', '(a)\\2') --> (a)\2	4	Back-reference to a group that does not exist	6	Invalid argument
try('extended', '[a') --> [a	5	Unmatched bracket	1	Invalid argument
try('extended', 'a(b') --> a(b	6	Unmatched parenthesis	3	Invalid argument
try('extended', 'a{1') --> a{1	7	Unmatched brace	3	Invalid argument
try('extended', 'a{2,1}') --> a{2,1}	8	Invalid bounds of a repetition	3	Invalid argument
try('ecma', '[b-a]') --> [b-a]	9	Invalid range of characters	2	Invalid argument
try('ecma', '(a{999}){999}') --> (a{999}){999}	10	The pattern needs too much memory	nil	Cannot allocate memory
try('ecma', 'a|*') --> a|*	11	Nothing to repeat	3	Invalid argument
try('ecma', ('('):rep(1e5)) --> ((((((((((((((((((((	13	The pattern is nested too deeply	502	Invalid argument
