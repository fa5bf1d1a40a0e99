-- io, os, debug, package, dofile, loadfile, require and module are absent (unlike LuaJIT).
print(io, os, debug, package, dofile, loadfile, require, module) --> nil	nil	nil	nil	nil	nil	nil	nil
