-- The siblings of a folder's init.lua are in the folder above.
print(require('./lib').text) --> util beside lib
