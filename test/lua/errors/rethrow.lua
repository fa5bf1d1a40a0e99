-- Rethrowing with level 0 keeps the message.
local ok, e = pcall(function()
  local ok, e = pcall(error, "inner", 0)
  error(e, 0)
end)
print(e) --> inner
