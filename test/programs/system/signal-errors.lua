-- What is no signal raises EINVAL; what Node cannot handle raises ENOTSUP.
local system = require('system')
local signal = system.signal
local function fail(f, ...)
  local ok, e = pcall(f, ...)
  print(e, e.arg)
end
local set = signal.set.new()
fail(signal.set.new, 0) --> Invalid argument	1
fail(signal.set.new, signal.SIGTERM, 65) --> Invalid argument	2
fail(signal.set.new, 'SIGTERM') --> Invalid argument	1
fail(signal.set.new, nil) --> Invalid argument	1
fail(set.add, set) --> Invalid argument	2
fail(set.add, set, signal.SIGKILL) --> Invalid argument	2
fail(set.add, set, signal.SIGSTOP) --> Invalid argument	2
fail(set.add, set, signal.SIGSEGV) --> Operation not supported	2
fail(set.remove, set, 1.5) --> Invalid argument	2
fail(set.add, {}, 1) --> Invalid argument	1
fail(signal.ignore, signal.SIGKILL) --> Invalid argument	1
fail(signal.default, signal.SIGFPE) --> Operation not supported	1
fail(signal.raise) --> Invalid argument	1
fail(signal.raise, 65) --> Invalid argument	1
fail(system.kill, 1) --> Invalid argument	2
fail(system.kill, 2 ^ 31, 0) --> Invalid argument	1
fail(system.kill, 2 ^ 31 - 1, 0) --> No such process	nil
print(getmetatable(set), pcall(function() return signal.SIGNONE end)) --> signal_set	true	nil
