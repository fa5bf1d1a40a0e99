-- A full device raises ENOSPC.
local file, fs = require 'file', require 'filesystem'
local ENOSPC = require 'generic_error'.ENOSPC
local full, flag = fs.path.new('/dev/full'), file.open_flag
local s, r = file.stream.new(), file.random_access.new()
s:open(full, flag.write_only)
r:open(full, flag.write_only)
local ok, e = pcall(s.write_some, s, byte_span.new(1))
print(e, e.category, e:togeneric() == ENOSPC) --> No space left on device	system	true
ok, e = pcall(r.write_some_at, r, 0, byte_span.new(1))
print(e, e.category) --> No space left on device	system
ok, e = pcall(file.write_all_at, r, 0, 'text')
print(e, e.category) --> No space left on device	system
