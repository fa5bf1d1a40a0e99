-- A call may have a single string or table constructor as argument.
local function id(x) return x end
print(id "s", id 'q', id [[long]], id { 7 }[1]) --> s	q	long	7
local o = { m = function(self, x) return x end }
print(o:m "str", o:m { 1 }[1]) --> str	1
