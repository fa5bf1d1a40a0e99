-- An inner pcall catches; the outer one continues.
print(pcall(function() --> false	outer after inner
  local ok, e = pcall(error, "inner", 0)
  error("outer after " .. e, 0)
end))
print(pcall(pcall, pcall, error, "e")) --> true	true	false	e
