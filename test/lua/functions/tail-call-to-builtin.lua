-- A tail call may go to a library function.
local function f(...) return select("#", ...) end
local function g(s) return s:upper() end
local function h(...) return pcall(...) end
print(f(1, 2), g("x"), h(error, "e")) --> 2	X	false	e
