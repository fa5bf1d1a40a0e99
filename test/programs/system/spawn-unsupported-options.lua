-- Options that cannot be had here raise ENOTSUP with the option's name; nothing is started.
local system = require('system')
local generic_error = require('generic_error')
local options = {
  scheduler = { policy = 'batch' }, process_group = 0, umask = 0, pdeathsig = 9, nsenter_user = 1, nsenter_mount = 1,
  nsenter_uts = 1, nsenter_ipc = 1, nsenter_net = 1, ruid = 1, euid = 1, rgid = 1, egid = 1, extra_groups = { 1 },
  arguments = { '\xff' }, environment = { a = '\xff' },
}
local count = 0
for name, value in pairs(options) do
  local ok, e = pcall(system.spawn, { program = 'echo', stdout = 'share', [name] = value })
  if e ~= generic_error.ENOTSUP or e.arg ~= name then print(name, e, e.arg) end
  count = count + 1
end
print(count) --> 16
