-- The usual trim idiom.
local function trim(s) return (s:gsub("^%s+", ""):gsub("%s+$", "")) end
print("[" .. trim("  a b  ") .. "]", "[" .. trim("   ") .. "]") --> [a b]	[]
