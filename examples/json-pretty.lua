-- Reads a JSON document and prints it with one member a line, members in the order they came.
--
--   emilua-ts run examples/json-pretty.lua -- '{"b": [1, 2, {}], "a": "x\u00e9"}'
--
-- Without an argument it shows a document of its own. A document that is not JSON is reported with line and column.

local function char_of(code)
    -- UTF-8 encoding of a code point
    if code < 0x80 then
        return string.char(code)
    elseif code < 0x800 then
        return string.char(0xC0 + math.floor(code / 0x40), 0x80 + code % 0x40)
    elseif code < 0x10000 then
        return string.char(0xE0 + math.floor(code / 0x1000), 0x80 + math.floor(code / 0x40) % 0x40, 0x80 + code % 0x40)
    end
    return string.char(
        0xF0 + math.floor(code / 0x40000), 0x80 + math.floor(code / 0x1000) % 0x40,
        0x80 + math.floor(code / 0x40) % 0x40, 0x80 + code % 0x40)
end

--------------------------------------------------------------------------------
-- Parser. Objects keep their order: {kind = 'object', {key, value}, ...}.

local Parser = {}
Parser.__index = Parser

local escapes = {
    ['"'] = '"', ['\\'] = '\\', ['/'] = '/', b = '\b', f = '\f', n = '\n', r = '\r', t = '\t',
}
local null = setmetatable({}, {__tostring = function() return 'null' end})

function Parser.new(text)
    return setmetatable({text = text, at = 1, depth = 0}, Parser)
end

function Parser:fail(message, at)
    at = at or self.at
    local before = self.text:sub(1, at - 1)
    local _, line = before:gsub('\n', '')
    local column = #before:match('[^\n]*$') + 1
    error({line = line + 1, column = column, message = message}, 0)
end

function Parser:skip()
    self.at = self.text:find('[^ \t\r\n]', self.at) or #self.text + 1
end

function Parser:peek()
    return self.text:sub(self.at, self.at)
end

function Parser:expect(char, where)
    if self:peek() ~= char then
        local found = self:peek()
        self:fail(("'%s' expected %s, found %s"):format(char, where, found == '' and 'the end' or ("'%s'"):format(found)))
    end
    self.at = self.at + 1
end

function Parser:hex4()
    local digits = self.text:match('^%x%x%x%x', self.at)
    if not digits then
        self:fail('four hexadecimal digits expected after \\u')
    end
    self.at = self.at + 4
    return tonumber(digits, 16)
end

function Parser:unicode()
    local code = self:hex4()
    if code >= 0xD800 and code < 0xDC00 then
        local start = self.at
        if self.text:sub(self.at, self.at + 1) ~= '\\u' then
            self:fail('half a surrogate pair', start)
        end
        self.at = self.at + 2
        local low = self:hex4()
        if low < 0xDC00 or low > 0xDFFF then
            self:fail('half a surrogate pair', start)
        end
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00)
    elseif code >= 0xDC00 and code < 0xE000 then
        self:fail('half a surrogate pair')
    end
    return char_of(code)
end

function Parser:string()
    self:expect('"', 'at the start of a string')
    local start = self.at - 1
    local parts = {}
    while true do
        local plain = self.text:match('^[^"\\%c]+', self.at)
        if plain then
            parts[#parts + 1] = plain
            self.at = self.at + #plain
        end
        local char = self:peek()
        self.at = self.at + 1
        if char == '"' then
            return table.concat(parts)
        elseif char == '' then
            self:fail('string without an end', start)
        elseif char ~= '\\' then
            self:fail('control character in a string', self.at - 1)
        end
        local letter = self:peek()
        self.at = self.at + 1
        if letter == 'u' then
            parts[#parts + 1] = self:unicode()
        else
            parts[#parts + 1] = escapes[letter] or self:fail('unknown escape', self.at - 2)
        end
    end
end

function Parser:number()
    local patterns = {'^-?%d+%.%d+[eE][+-]?%d+', '^-?%d+[eE][+-]?%d+', '^-?%d+%.%d+', '^-?%d+'}
    for _, pattern in ipairs(patterns) do
        local literal = self.text:match(pattern, self.at)
        if literal then
            if literal:find('^-?0%d') then
                self:fail('a number cannot start with 0')
            end
            self.at = self.at + #literal
            -- The text itself is kept: printing must not change a digit.
            return {kind = 'number', text = literal}
        end
    end
    self:fail('value expected')
end

function Parser:array()
    self:expect('[', 'at the start of an array')
    local array = {kind = 'array'}
    self:skip()
    if self:peek() == ']' then
        self.at = self.at + 1
        return array
    end
    while true do
        array[#array + 1] = self:value()
        self:skip()
        if self:peek() ~= ',' then
            break
        end
        self.at = self.at + 1
    end
    self:expect(']', 'after a member of an array')
    return array
end

function Parser:object()
    self:expect('{', 'at the start of an object')
    local object = {kind = 'object'}
    local seen = {}
    self:skip()
    if self:peek() == '}' then
        self.at = self.at + 1
        return object
    end
    while true do
        self:skip()
        local start = self.at
        local key = self:string()
        if seen[key] then
            self:fail(('member "%s" twice'):format(key), start)
        end
        seen[key] = true
        self:skip()
        self:expect(':', 'after the name of a member')
        object[#object + 1] = {key, self:value()}
        self:skip()
        if self:peek() ~= ',' then
            break
        end
        self.at = self.at + 1
    end
    self:expect('}', 'after a member of an object')
    return object
end

local words = {['true'] = true, ['false'] = false, null = null}

function Parser:value()
    self:skip()
    self.depth = self.depth + 1
    if self.depth > 1000 then
        self:fail('nested too deeply')
    end
    local char = self:peek()
    local result
    if char == '{' then
        result = self:object()
    elseif char == '[' then
        result = self:array()
    elseif char == '"' then
        result = self:string()
    elseif char:find('[%d-]') then
        result = self:number()
    else
        local word = self.text:match('^%a+', self.at)
        if word == nil or words[word] == nil then
            self:fail(char == '' and 'value expected, found the end' or 'value expected')
        end
        self.at = self.at + #word
        result = words[word]
    end
    self.depth = self.depth - 1
    return result
end

local function parse(text)
    local parser = Parser.new(text)
    local value = parser:value()
    parser:skip()
    if parser.at <= #text then
        parser:fail('something follows the document')
    end
    return value
end

--------------------------------------------------------------------------------
-- Printer.

local function quote(text)
    local short = {['"'] = '\\"', ['\\'] = '\\\\', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t', ['\b'] = '\\b', ['\f'] = '\\f'}
    return '"' .. text:gsub('[%c"\\]', function(c)
        return short[c] or ('\\u%04x'):format(c:byte())
    end) .. '"'
end

local function write(value, indent, out)
    local kind = type(value) == 'table' and value.kind
    if type(value) == 'string' then
        out[#out + 1] = quote(value)
    elseif kind == 'number' then
        out[#out + 1] = value.text
    elseif kind then
        local open, close = '{', '}'
        if kind == 'array' then
            open, close = '[', ']'
        end
        if #value == 0 then
            out[#out + 1] = open .. close
            return
        end
        local inner = indent .. '  '
        out[#out + 1] = open .. '\n'
        for i, member in ipairs(value) do
            out[#out + 1] = inner
            if kind == 'object' then
                out[#out + 1] = quote(member[1]) .. ': '
                member = member[2]
            end
            write(member, inner, out)
            out[#out + 1] = i < #value and ',\n' or '\n'
        end
        out[#out + 1] = indent .. close
    else
        out[#out + 1] = tostring(value)
    end
end

--------------------------------------------------------------------------------

local document = ... or [==[
{ "name": "emilua-ts", "tags": ["lua", "fiber", []], "pi": 3.14159265358979323846,
  "empty": {}, "nothing": null, "yes": true, "no": false,
  "text": "tab\t quote\" slash\/ snowman \u2603 clef \ud834\udd1e",
  "nested": [ { "a": [1, -2.5e10, 0] }, { "b": { "c": "d" } } ] }
]==]

local ok, result = pcall(parse, document)
if not ok then
    if type(result) ~= 'table' then
        error(result, 0)
    end
    error(('not JSON: line %d, column %d: %s'):format(result.line, result.column, result.message), 0)
end
local out = {}
write(result, '', out)
print(table.concat(out))
