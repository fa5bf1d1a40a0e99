-- Functions that ask the system for one thing do not suspend: they work in a forbid-suspend block, and are no interruption points.
local fs = require('filesystem')
local here = fs.path.new('at-once.lua')
local after
local f = spawn(function()
    this_fiber.forbid_suspend()
    after = fs.file_size(here) > 0 and fs.canonical(here):filename() == here
    for entry in fs.directory_iterator(fs.path.new('.')) do after = after and entry.file_size >= 0 end
    this_fiber.allow_suspend()
end)
f:interrupt()
f:join()
print(after, f.interruption_caught) --> true	false
