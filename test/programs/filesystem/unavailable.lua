-- Capabilities of files raise ENOTSUP.
local fs = require('filesystem')
local generic_error = require('generic_error')
for _, name in ipairs { 'cap_get_file', 'cap_set_file' } do
    local ok, e = pcall(fs[name], fs.path.new('unavailable.lua'))
    print(ok, e == generic_error.ENOTSUP) --> false	true
end
--> false	true
