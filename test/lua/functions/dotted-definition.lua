-- function a.b.c and function a.b:c define fields, the latter with self.
local a = { b = {} }
function a.b.c(x) return x end
function a.b:d(x) return self == a.b, x end
print(a.b.c(1)) --> 1
print(a.b:d(2)) --> true	2
