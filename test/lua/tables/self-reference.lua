-- A table may contain itself as value and key.
local t = {}
t.self, t[t] = t, "key"
print(t.self.self.self == t, t[t.self]) --> true	key
