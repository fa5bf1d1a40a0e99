-- copy(), copy_file() and remove_all() suspend: an interruption that comes before they begin lets nothing happen.
local fs = require('filesystem')
local here, there = fs.path.new('long-work-is-interrupted.lua'), fs.path.new('no-such-directory/x')
for _, work in ipairs {
    function() fs.copy(here, there) end,
    function() fs.copy_file(here, there) end,
    function() fs.remove_all(there) end,
} do
    local f = spawn(work)
    f:interrupt()
    f:join()
    print(f.interruption_caught) --> true
end
--> true
--> true
this_fiber.forbid_suspend()
print(select(2, pcall(fs.remove_all, there))) --> Operation not permitted within a forbid-suspend block
this_fiber.allow_suspend()
print(fs.remove_all(there)) --> 0
