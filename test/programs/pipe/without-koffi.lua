-- Without koffi there are no pipes, and the error says so.
--@ env EMILUA_NO_KOFFI=1
local ok, e = pcall(require 'pipe'.pair)
print(e, e == require 'generic_error'.ENOTSUP, e.missing) --> Operation not supported	true	koffi
