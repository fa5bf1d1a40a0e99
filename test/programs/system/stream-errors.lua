-- Standard streams are userdata that only read, or only write, byte_spans.
local system = require('system')
local function fail(f, ...)
  local ok, e = pcall(f, ...)
  print(e, type(e) == 'table' and e.arg)
end
fail(system.out.write_some, system.out, 'text') --> Invalid argument	2
fail(system.out.write_some, system.out) --> Invalid argument	2
fail(system.out.write_some, system.err, byte_span.new(1)) --> Invalid argument	1
fail(function() return system.out.read_some end) --> Requested key wasn't found in the table/userdata	nil
fail(function() return system.in_.write_some end) --> Requested key wasn't found in the table/userdata	nil
fail(function() return system.in_.close end) --> Requested key wasn't found in the table/userdata	nil
fail(system.out.tcgetpgrp, system.out) --> Inappropriate ioctl for device	nil
fail(system.out.tcsetpgrp, system.out, 1.5) --> Invalid argument	2
print(getmetatable(system.in_), getmetatable(system.out), getmetatable(system.err)) --> system.in_	system.out	system.err
