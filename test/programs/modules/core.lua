-- A core module is imported by its bare name, and every import gives the same.
local time = require('time')
print(type(time.sleep)) --> function
print(require('time') == time) --> true
