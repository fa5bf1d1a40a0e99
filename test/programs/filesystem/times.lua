-- Times of files are time points of a clock of their own, which convert from and to the system's.
local fs = require('filesystem')
local system_clock = require('time').system_clock
local written = fs.last_write_time(fs.path.new('times.lua'))
print(getmetatable(written), getmetatable(written:to_system())) --> filesystem.clock.time_point	system_clock.time_point
print(fs.clock.from_system(written:to_system()) == written) --> true
local epoch = fs.clock.from_system(system_clock.epoch())
print(written > epoch, epoch:to_system().seconds_since_epoch) --> true	0
epoch:add(1.5)
print(epoch:to_system().seconds_since_epoch, (epoch - 0.5):to_system().seconds_since_epoch) --> 1.5	1
print(select(2, pcall(fs.last_write_time, fs.path.new('times.lua'), system_clock.now()))) --> Invalid argument
