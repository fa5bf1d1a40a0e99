-- Where finding all matches would take too many steps, the call ends with an error.
--@ slow
local regex = require 'regex'
local re = regex.new{ pattern = 'a[^z]*z|a', grammar = 'extended' }
local ok, e = pcall(regex.patsplit, re, ('a'):rep(100000))
print(ok, tostring(e), e.code, e:togeneric() == e) --> false	The match needs too many steps	12	true
print(#regex.patsplit(re, ('a'):rep(1000))) --> 1000
