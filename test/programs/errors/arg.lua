-- Errors about an argument name it by number; the object of a method is the first.
local m = require 'mutex'.new()
local c = require 'condition_variable'.new()
local function arg(f, ...) return select(2, pcall(f, ...)).arg end
print(arg(c.wait, c), arg(c.wait, c, 1), arg(c.wait), arg(m.lock, {})) --> 2	2	1	1
print(arg(byte_span.new, 'x'), arg(byte_span.new, 1, 'x'), arg(require 'time'.sleep, 'x')) --> 1	2	1
