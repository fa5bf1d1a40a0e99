-- sleep() of what is no number raises EINVAL, with the argument's number.
local time = require 'time'
for _, value in ipairs { '1', true, {} } do
    local ok, e = pcall(time.sleep, value)
    print(ok, e, e.arg)
end
--> false	Invalid argument	1
--> false	Invalid argument	1
--> false	Invalid argument	1
local ok, e = pcall(time.sleep)
print(ok, e, e.arg) --> false	Invalid argument	1
