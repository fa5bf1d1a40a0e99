-- iterator() answers the root directory, the file names, and an empty one for a separator at the end.
local path = require('filesystem').path
local function elements(text)
    local all = {}
    for element in path.new(text):iterator() do all[#all + 1] = '[' .. tostring(element) .. ']' end
    print(table.concat(all))
end
elements '/usr//lib/x.so' --> [/][usr][lib][x.so]
elements 'a/b/' --> [a][b][]
elements './..' --> [.][..]
elements '/' --> [/]
local iter = path.new('a'):iterator()
print(type(iter), getmetatable(iter())) --> function	filesystem.path
print(iter(), iter()) --> nil	nil
