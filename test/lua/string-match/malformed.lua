-- Malformed patterns are errors.
local function try(p) local ok, e = pcall(function() string.match("aaa", p) end) print(p, e) end
try("%") --> %	malformed.lua:2: malformed pattern (ends with '%')
try("[a") --> [a	malformed.lua:2: malformed pattern (missing ']')
try("[^") --> [^	malformed.lua:2: malformed pattern (missing ']')
try("[%") --> [%	malformed.lua:2: malformed pattern (missing ']')
try("(a") --> (a	malformed.lua:2: unfinished capture
try("a)") --> a)	malformed.lua:2: invalid pattern capture
try("%1") --> %1	malformed.lua:2: invalid capture index
try("(a)%2") --> (a)%2	malformed.lua:2: invalid capture index
try("%b") --> %b	malformed.lua:2: unbalanced pattern
try("%bx") --> %bx	malformed.lua:2: unbalanced pattern
try("%f") --> %f	malformed.lua:2: missing '[' after '%f' in pattern
try("%fa") --> %fa	malformed.lua:2: missing '[' after '%f' in pattern
try("[]") --> []	malformed.lua:2: malformed pattern (missing ']')
