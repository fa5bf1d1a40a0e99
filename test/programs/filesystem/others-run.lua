-- Others run while a fiber waits for a copy.
local fs = require('filesystem')
local order = {}
spawn(function() order[#order + 1] = 'other' end):detach()
local ok, e = pcall(fs.copy, fs.path.new('no-such-file'), fs.path.new('x'))
order[#order + 1] = tostring(e)
print(table.concat(order, ', ')) --> other, No such file or directory
