-- A category has a name, equals itself, and has no member but message().
local generic_error = require 'generic_error'
local category = generic_error.EINVAL.category
print(category, category == generic_error.EPERM.category, category == 'generic') --> generic	true	false
for _, key in ipairs { 'name', 'codes', '', 1, true } do
    local ok, e = pcall(function() return category[key] end)
    assert(not ok and tostring(e) == "Requested key wasn't found in the table/userdata", key)
end
print((pcall(function() category.message = 1 end))) --> false
