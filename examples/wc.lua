-- Counts lines, words and bytes, as wc(1) does.
--
--   emilua-ts run wc.lua -- [-l] [-w] [-c] [file ...]     without files, and for "-": standard input

local system = require 'system'
local stream = require 'stream'
local file = require 'file'
local path = require('filesystem').path
local asio_error = require 'asio_error'

local CHUNK = 64 * 1024

local wanted, files = {}, {}
for i = 3, #system.arguments do
  local argument = system.arguments[i]
  local letters = argument:match('^%-([lwc]+)$')
  if letters then
    for letter in letters:gmatch('.') do wanted[letter] = true end
  else
    files[#files + 1] = argument
  end
end
if not next(wanted) then wanted = { l = true, w = true, c = true } end

-- Counts what a stream gives until its end.
local function count(input)
  local buffer = byte_span.new(CHUNK)
  local counts = { l = 0, w = 0, c = 0 }
  local in_word = false
  while true do
    local ok, n = pcall(input.read_some, input, buffer)
    if not ok then
      if n ~= asio_error.misc.eof then error(n) end
      return counts
    end
    local text = tostring(buffer:slice(1, n))
    counts.c = counts.c + n
    if wanted.l then counts.l = counts.l + select(2, text:gsub('\n', '')) end
    if wanted.w then
      counts.w = counts.w + select(2, text:gsub('%S+', ''))
      if in_word and text:find('^%S') then counts.w = counts.w - 1 end -- one word in two chunks
      in_word = text:find('%S$') ~= nil
    end
  end
end

local function show(counts, name)
  local columns = {}
  for _, letter in ipairs { 'l', 'w', 'c' } do
    if wanted[letter] then columns[#columns + 1] = ('%7d'):format(counts[letter]) end
  end
  print(table.concat(columns, ' ') .. (name and ' ' .. name or ''))
end

local total, failed = { l = 0, w = 0, c = 0 }, false
for _, name in ipairs(#files == 0 and { '-' } or files) do
  local ok, counts = pcall(function()
    if name == '-' then return count(system.in_) end
    local input = file.stream.new()
    input:open(path.new(name), file.open_flag.read_only)
    return count(input)
  end)
  if ok then
    show(counts, #files > 0 and name or nil)
    for letter, n in pairs(counts) do total[letter] = total[letter] + n end
  else
    stream.write_all(system.err, ('wc: %s: %s\n'):format(name, tostring(counts)))
    failed = true
  end
end
if #files > 1 then show(total, 'total') end
system.exit(failed and 1 or 0)
