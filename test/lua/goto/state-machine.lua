-- Labels and gotos can express a state machine.
local input, pos, out = "aab", 0, {}
::start::
pos = pos + 1
do
  local c = input:sub(pos, pos)
  if c == "a" then out[#out + 1] = "A" goto start end
  if c == "b" then out[#out + 1] = "B" goto start end
end
print(table.concat(out), pos) --> AAB	4
