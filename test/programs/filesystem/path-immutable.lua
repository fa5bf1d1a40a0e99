-- Methods answer new paths: none changes its object.
local path = require('filesystem').path
local p = path.new('/a/./b.txt')
print(p:remove_filename(), p:replace_filename('c'), p:replace_extension('.md')) --> /a/./	/a/./c	/a/./b.md
print(p:lexically_normal(), p:make_preferred(), p:parent_path()) --> /a/b.txt	/a/./b.txt	/a/.
print(p, p:to_generic()) --> /a/./b.txt	/a/./b.txt
print((pcall(function() p.empty = true end))) --> false
print(path.new(), path.new().empty, path.from_generic('a//b'), path.from_generic('a//b'):to_generic()) --> 	true	a//b	a/b
