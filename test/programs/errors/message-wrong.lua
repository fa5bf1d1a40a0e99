-- message() takes a category and an integer; a number that no error has gets a text all the same.
local category = require 'generic_error'.EINVAL.category
local message = category.message
local function leave(...) return ... end
local function fails(...)
    leave(category, 22, 22, 22) -- no argument is taken from what other calls left behind
    local ok, e = pcall(function(...) local text = message(...) return text end, ...)
    print(ok, e, e.arg)
end
fails() --> false	Invalid argument	1
fails({}) --> false	Invalid argument	1
fails(require 'generic_error'.EINVAL, 1) --> false	Invalid argument	1
fails(category) --> false	Invalid argument	2
fails(category, '1') --> false	Invalid argument	2
fails(category, 1.5) --> false	Invalid argument	2
fails(category, 0/0) --> false	Invalid argument	2
print(category:message(0), category:message(9999), category:message(-1)) --> Success	Unknown error 9999	Unknown error -1
