-- filesystem.recursive_directory_iterator: wrapping the iterator to skip over CVS files.
local fs = require "filesystem"

local function cvs_exclude(iter, ctrl)
    local function next()
        local entry, depth = iter()
        if entry == nil then
            return
        end

        local p = tostring(entry.path:filename())
        if p == ".git" or p == ".svn" or p == ".hg" then
            ctrl:disable_recursion_pending()
        end
        return entry, depth
    end
    return next, ctrl
end

local dir
do
    local n = 0
    repeat
        n = n + 1
        dir = fs.temp_directory_path() / ("emilua-cvs-" .. n)
    until fs.create_directory(dir)
end
fs.create_directories(dir / "project/.git/objects/00")
fs.create_directories(dir / "project/src/.hg/store")

local found = {}
for entry, depth in cvs_exclude(fs.recursive_directory_iterator(dir)) do
    found[#found + 1] = depth .. " " .. tostring(entry.path:lexically_relative(dir))
end
table.sort(found)
print(table.concat(found, "\n"))
--> 0 project
--> 1 project/.git
--> 1 project/src
--> 2 project/src/.hg

fs.remove_all(dir)
