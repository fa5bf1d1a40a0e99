-- Tail calls of methods and through __call do not grow the stack.
local o = {}
function o:run(n) if n == 0 then return "method" end return self:run(n - 1) end
print(o:run(200000)) --> method
local c = setmetatable({}, { __call = function(self, n)
  if n == 0 then return "called" end
  return self(n - 1)
end })
print(c(200000)) --> called
