-- What is neither string nor path raises EINVAL with the argument's number; an unknown member raises too.
local path = require('filesystem').path
local generic_error = require('generic_error')
local function arg_of(f, ...)
    local ok, e = pcall(f, ...)
    return not ok and e == generic_error.EINVAL and e.arg
end
local p = path.new('a')
print(arg_of(path.new, 1), arg_of(path.new, p), arg_of(path.from_generic)) --> 1	1	1
print(arg_of(p.filename, 'a'), arg_of(p.filename)) --> 1	1
print(arg_of(p.replace_filename, p), arg_of(p.replace_extension, p, 1), arg_of(p.lexically_relative, p, {})) --> 2	2	2
print(arg_of(function() return p / 1 end), arg_of(function() return {} / p end)) --> 2	1
print(arg_of(function() return p .. true end), arg_of(function() return 1 .. p end)) --> 2	1
print(select(2, pcall(function() return p.name end))) --> Requested key wasn't found in the table/userdata
