-- There is no io, os, package, debug, dofile and loadfile.
print(io, os, package, debug, dofile, loadfile) --> nil	nil	nil	nil	nil	nil
