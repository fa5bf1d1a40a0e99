-- %q quotes a string so that Lua can read it back.
print(("%q"):format('say "hi" \\ there')) --> "say \"hi\" \\ there"
print(("%q"):format("tab\there")) --> "tab\9here"
print(("%q"):format("nul\0x nul\0001 cr\r bell\7 del\127 hi\200"):gsub("[\128-\255]", "?")) --> "nul\0x nul\0001 cr\13 bell\7 del\127 hi?"	1
local s = 'a\nb"c\\\0\r\1z'
print(load("return " .. ("%q"):format(s))() == s) --> true
