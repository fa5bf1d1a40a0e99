-- filesystem.recursive_directory_iterator: prints a tree, indented by depth.
local fs = require "filesystem"

local dir
do
    local n = 0
    repeat
        n = n + 1
        dir = fs.temp_directory_path() / ("emilua-tree-" .. n)
    until fs.create_directory(dir)
end
fs.create_directories(dir / "usr/share/doc")
fs.current_working_directory(dir)

for entry, depth in fs.recursive_directory_iterator(fs.path.new(".")) do
    print(string.rep("\t", depth) .. tostring(entry.path:filename()))
end
--> usr
--> 	share
--> 		doc

fs.remove_all(dir)
