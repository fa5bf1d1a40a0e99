-- A handler may itself call pcall and cause caught errors.
print(xpcall(function() error("e", 0) end, function(e) --> false	e+inside
  local ok, inner = pcall(error, "inside", 0)
  return e .. "+" .. inner
end))
