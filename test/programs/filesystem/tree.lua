-- A tree is made, walked, copied and removed.
local fs = require('filesystem')
local dir
do
    local n = 0
    repeat
        n = n + 1
        dir = fs.temp_directory_path() / ('emilua-program-' .. n)
    until fs.create_directory(dir)
end

print(fs.create_directories(dir / 'src/deep/deeper'), fs.create_directories(dir / 'src/deep')) --> true	false
print(fs.copy_file(fs.path.new('tree.lua'), dir / 'src/deep/a.lua')) --> true
fs.create_symlink(fs.path.new('deep/a.lua'), dir / 'src/link')
fs.copy(dir / 'src', dir / 'copy', { recursive = true, symlinks = 'copy' })

local found = {}
for entry, depth in fs.recursive_directory_iterator(dir / 'copy') do
    found[#found + 1] = depth .. ' ' .. tostring(entry.path:lexically_relative(dir)) .. ' ' .. entry.symlink_status.type
end
table.sort(found)
print(table.concat(found, '\n'))
--> 0 copy/deep directory
--> 0 copy/link symlink
--> 1 copy/deep/a.lua regular
--> 1 copy/deep/deeper directory

print(fs.equivalent(dir / 'copy/link', dir / 'copy/deep/a.lua')) --> true
print(fs.file_size(dir / 'copy/link') == fs.file_size(fs.path.new('tree.lua'))) --> true
print(fs.remove_all(dir), fs.remove_all(dir)) --> 11	0
