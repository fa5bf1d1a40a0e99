-- An interpreter for the eight-instruction language: dispatch by if-chain, jump table, byte tape.
-- n: runs of a program that prints the alphabet.
local n = tonumber((...)) or 53

-- The alphabet, with four nested countdowns between two letters.
local PROGRAM = [==[
++++++++[->++++++++<]>+
<+++++++++++++[-
  >.+.+
  >++++++++[-
    >+++++++++++[-
      >++++++++++++[->+<]
      >[-]<
    <]
  <]
  <<
]
]==]

--- Source to two arrays: instruction characters, and for brackets where to jump.
local function compile(source)
  local code, jumps, open = {}, {}, {}
  for c in source:gmatch("[%+%-<>%[%]%.,]") do
    code[#code + 1] = c
    local at = #code
    if c == "[" then
      open[#open + 1] = at
    elseif c == "]" then
      local start = table.remove(open)
      jumps[start], jumps[at] = at, start
    end
  end
  assert(#open == 0, "unbalanced brackets")
  return code, jumps
end

local function run(code, jumps)
  local tape, pointer, at, out = {}, 1, 1, {}
  for i = 1, 200 do tape[i] = 0 end
  local size = #code
  while at <= size do
    local c = code[at]
    if c == ">" then
      pointer = pointer + 1
    elseif c == "<" then
      pointer = pointer - 1
    elseif c == "+" then
      tape[pointer] = (tape[pointer] + 1) % 256
    elseif c == "-" then
      tape[pointer] = (tape[pointer] - 1) % 256
    elseif c == "[" then
      if tape[pointer] == 0 then at = jumps[at] end
    elseif c == "]" then
      if tape[pointer] ~= 0 then at = jumps[at] end
    elseif c == "." then
      out[#out + 1] = string.char(tape[pointer])
    end
    at = at + 1
  end
  return table.concat(out)
end

local length, last = 0, ""
for _ = 1, n do
  local text = run(compile(PROGRAM))
  length = length + #text
  last = text
end
print(string.format("brainfuck %d %s", length, last))
