-- Matching that nests too deep raises "pattern too complex".
local ok, e = pcall(string.match, ("x"):rep(300000), ("x?"):rep(300000))
print(ok, e) --> false	pattern too complex
