-- The system clock counts seconds since 1970. With virtual time a program begins at midnight of 1 January 2000.
local time = require 'time'
print(time.system_clock.now().seconds_since_epoch) --> 946684800
time.sleep(0.5)
print(time.system_clock.now().seconds_since_epoch) --> 946684800.5
