-- File-like chunk names longer than 59 bytes are cut.
print(load("?", "@" .. ("path/"):rep(20) .. "file.lua")) --> nil	...th/path/path/path/path/path/path/path/path/path/file.lua:1: unexpected symbol near '?'
print(load("?", "=" .. ("name"):rep(20))) --> nil	namenamenamenamenamenamenamenamenamenamenamenamenamenamenam:1: unexpected symbol near '?'
