-- Working with streams: write_all writes all of a string to standard output.
local stream = require('stream')
local system = require('system')
stream.write_all(system.out, 'Hello World\n') --> Hello World
