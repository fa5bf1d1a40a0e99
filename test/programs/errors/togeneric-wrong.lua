-- togeneric() of what is no error object raises EINVAL.
local togeneric = require 'generic_error'.EINVAL.togeneric
for _, value in ipairs { 1, 'x', {}, print } do
    local ok, e = pcall(togeneric, value)
    assert(not ok and e.arg == 1)
end
local ok, e = pcall(togeneric)
print(ok, e, e.arg) --> false	Invalid argument	1
