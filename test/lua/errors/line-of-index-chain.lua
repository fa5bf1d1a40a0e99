-- An indexing error reports the line of the failing index.
local t = { a = {} }
local ok, e = pcall(function()
  return t
    .a
    .b
    .c
end)
print(e) --> line-of-index-chain.lua:7: attempt to index field 'b' (a nil value)
