-- generic_error: a new error at every read, to add members to and to raise.
local generic_error = require 'generic_error'
local ok, e = pcall(function()
    local my_error = generic_error.EINVAL
    my_error.arg = 1
    error(my_error)
end)
print(ok, e, e.arg, generic_error.EINVAL.arg) --> false	Invalid argument	1	nil
