-- A JSON encoder and decoder in Lua: patterns, escapes, recursion over mixed tables.
-- n: documents encoded and decoded.
local n = tonumber((...)) or 330

local null = {}

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}
local unescapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

local function encode_string(s)
  return '"' .. s:gsub('[%c"\\]', function(c) return escapes[c] or string.format("\\u%04x", c:byte()) end) .. '"'
end

local encode

local function encode_table(value, out)
  if value[1] ~= nil then
    for i = 1, #value do
      out[#out + 1] = i == 1 and "[" or ","
      encode(value[i], out)
    end
    out[#out + 1] = "]"
    return
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys)
  out[#out + 1] = "{"
  for i, key in ipairs(keys) do
    if i > 1 then out[#out + 1] = "," end
    out[#out + 1] = encode_string(key)
    out[#out + 1] = ":"
    encode(value[key], out)
  end
  out[#out + 1] = "}"
end

function encode(value, out)
  local kind = type(value)
  if value == null then
    out[#out + 1] = "null"
  elseif kind == "table" then
    encode_table(value, out)
  elseif kind == "string" then
    out[#out + 1] = encode_string(value)
  elseif kind == "number" then
    out[#out + 1] = value % 1 == 0 and string.format("%d", value) or string.format("%.6f", value)
  else
    out[#out + 1] = tostring(value)
  end
end

local decode

local function skip(s, at) return s:match("^[ \n\r\t]*()", at) end

local function decode_string(s, at)
  local parts, from = {}, at + 1
  while true do
    local stop = s:find('["\\]', from)
    assert(stop, "unfinished string")
    parts[#parts + 1] = s:sub(from, stop - 1)
    if s:byte(stop) == 34 then return table.concat(parts), stop + 1 end
    local c = s:sub(stop + 1, stop + 1)
    if c == "u" then
      parts[#parts + 1] = string.char(tonumber(s:sub(stop + 2, stop + 5), 16) % 256)
      from = stop + 6
    else
      parts[#parts + 1] = unescapes[c]
      from = stop + 2
    end
  end
end

local function decode_array(s, at)
  local result = {}
  at = skip(s, at + 1)
  if s:sub(at, at) == "]" then return result, at + 1 end
  while true do
    local value
    value, at = decode(s, at)
    result[#result + 1] = value
    at = skip(s, at)
    local c = s:sub(at, at)
    if c == "]" then return result, at + 1 end
    assert(c == ",", "expected , or ]")
    at = at + 1
  end
end

local function decode_object(s, at)
  local result = {}
  at = skip(s, at + 1)
  if s:sub(at, at) == "}" then return result, at + 1 end
  while true do
    local key
    key, at = decode_string(s, skip(s, at))
    at = skip(s, at)
    assert(s:sub(at, at) == ":", "expected :")
    result[key], at = decode(s, at + 1)
    at = skip(s, at)
    local c = s:sub(at, at)
    if c == "}" then return result, at + 1 end
    assert(c == ",", "expected , or }")
    at = at + 1
  end
end

local words = { { "true", true }, { "false", false }, { "null", null } }

function decode(s, at)
  at = skip(s, at)
  local c = s:sub(at, at)
  if c == "{" then return decode_object(s, at) end
  if c == "[" then return decode_array(s, at) end
  if c == '"' then return decode_string(s, at) end
  for _, word in ipairs(words) do
    if s:sub(at, at + #word[1] - 1) == word[1] then return word[2], at + #word[1] end
  end
  local digits = s:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at)
  return assert(tonumber(digits)), at + #digits
end

local function document(round)
  local people = {}
  for i = 1, 20 do
    people[i] = {
      id = i + round,
      name = 'Jo "' .. i .. '" \\ Doe\n',
      score = i / 7 + round,
      active = i % 2 == 0,
      nickname = i % 3 == 0 and null or "nick" .. i,
      tags = { "a" .. i, "b", "tab\there" },
      home = { city = "Springfield", zip = 10000 + i, position = { i / 3, -i / 9 } },
    }
  end
  return { version = 1, title = "directory", people = people }
end

local total = 0
for round = 1, n do
  local out = {}
  encode(document(round), out)
  local text = table.concat(out)
  local copy = decode(text, 1)
  local again = {}
  encode(copy, again)
  assert(table.concat(again) == text)
  total = (total + #text + copy.people[round % 20 + 1].home.zip) % 1000003
end
print(string.format("json %d", total))
