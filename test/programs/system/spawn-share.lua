-- Streams that are shared keep the order of what the program and its children write.
local system = require('system')
print('before') --> before
system.spawn { program = 'echo', arguments = { 'echo', 'child' }, stdout = 'share' }:wait() --> child
print('after') --> after
system.spawn { program = 'sh', arguments = { 'sh', '-c', 'echo complaint >&2' }, stderr = 'share' }:wait() --! complaint
