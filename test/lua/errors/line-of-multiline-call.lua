-- The position of a call spread over lines is the line of the opening parenthesis.
local ok, e = pcall(function()
  error(
    "split"
  )
end)
print(e) --> line-of-multiline-call.lua:3: split
