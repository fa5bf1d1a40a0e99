-- match() answers the whole text when there are no groups, and with nosubs.
local regex = require 'regex'
print(regex.match(regex.new{ pattern = 'a*', grammar = 'basic' }, 'aaa')) --> aaa
print(regex.match(regex.new{ pattern = 'a*', grammar = 'basic' }, '') == '') --> true
local nosubs = regex.new{ pattern = '(a)(b)', grammar = 'extended', nosubs = true }
print(nosubs.mark_count, regex.match(nosubs, 'ab')) --> 0	ab
