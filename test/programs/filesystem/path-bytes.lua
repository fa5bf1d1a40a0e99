-- Any bytes are a path: what is not UTF-8, and a zero byte too, come back as they are.
local path = require('filesystem').path
local all = {}
for byte = 0, 255 do all[#all + 1] = string.char(byte) end
local text = table.concat(all)
print(tostring(path.new(text)) == text) --> true
local p = path.new('\xff/\xc3\xa9.\x80')
print(tostring(p:extension()) == '.\x80', tostring(p:stem()) == '\xc3\xa9', tostring(p:parent_path()) == '\xff') --> true	true	true
