-- A lexer, a precedence-climbing parser and a tree-walking evaluator for a small language.
-- n: programs read and evaluated.
local n = tonumber((...)) or 2500

local SOURCE = [[
  let total = 0;
  let i = 0;
  while i < 60 {
    let square = i * i;
    if square % 3 == 1 { total = total + square / 2; } else { total = total - i; }
    i = i + 1;
  }
  (total + 1) * 2 - -i;
]]

local TWO_CHARACTERS = { ["=="] = true, ["<="] = true, [">="] = true, ["~="] = true }
local KEYWORDS = { let = true, ["while"] = true, ["if"] = true, ["else"] = true }
local PRECEDENCE = {
  ["=="] = 1, ["~="] = 1, ["<"] = 2, ["<="] = 2, [">"] = 2, [">="] = 2,
  ["+"] = 3, ["-"] = 3, ["*"] = 4, ["/"] = 4, ["%"] = 4,
}

local function lex(source)
  local tokens, at = {}, 1
  while true do
    at = source:match("^%s*()", at)
    if at > #source then break end
    local word = source:match("^[%a_][%w_]*", at)
    local digits = not word and source:match("^%d+", at)
    local text
    if word then
      text = word
      tokens[#tokens + 1] = { kind = KEYWORDS[word] and word or "name", text = word }
    elseif digits then
      text = digits
      tokens[#tokens + 1] = { kind = "number", value = tonumber(digits) }
    else
      text = source:sub(at, at + 1)
      if not TWO_CHARACTERS[text] then text = source:sub(at, at) end
      tokens[#tokens + 1] = { kind = text }
    end
    at = at + #text
  end
  tokens[#tokens + 1] = { kind = "end" }
  return tokens
end

local Parser = {}
Parser.__index = Parser

function Parser:peek() return self.tokens[self.at].kind end

function Parser:take(kind)
  local token = self.tokens[self.at]
  if kind and token.kind ~= kind then error("expected " .. kind .. ", found " .. token.kind) end
  self.at = self.at + 1
  return token
end

function Parser:primary()
  local token = self:take()
  if token.kind == "number" then return { op = "number", value = token.value } end
  if token.kind == "name" then return { op = "variable", name = token.text } end
  if token.kind == "-" then return { op = "negate", self:primary() } end
  if token.kind == "(" then
    local inside = self:expression(1)
    self:take(")")
    return inside
  end
  error("unexpected " .. token.kind)
end

function Parser:expression(minimum)
  local left = self:primary()
  while true do
    local op = self:peek()
    local precedence = PRECEDENCE[op]
    if not precedence or precedence < minimum then return left end
    self:take()
    left = { op = op, left, self:expression(precedence + 1) }
  end
end

function Parser:block()
  self:take("{")
  local statements = { op = "block" }
  while self:peek() ~= "}" do statements[#statements + 1] = self:statement() end
  self:take("}")
  return statements
end

function Parser:statement()
  local kind = self:peek()
  if kind == "while" then
    self:take()
    return { op = "while", self:expression(1), self:block() }
  elseif kind == "if" then
    self:take()
    local node = { op = "if", self:expression(1), self:block() }
    if self:peek() == "else" then
      self:take()
      node[3] = self:block()
    end
    return node
  end
  if kind == "let" then self:take() end
  local node
  if self:peek() == "name" and self.tokens[self.at + 1].kind == "=" then
    local name = self:take().text
    self:take("=")
    node = { op = "assign", name = name, self:expression(1) }
  else
    node = self:expression(1)
  end
  self:take(";")
  return node
end

local function parse(tokens)
  local parser = setmetatable({ tokens = tokens, at = 1 }, Parser)
  local program = { op = "block" }
  while parser:peek() ~= "end" do program[#program + 1] = parser:statement() end
  return program
end

local evaluate = {}

local function run(node, scope) return evaluate[node.op](node, scope) end

evaluate["number"] = function(node) return node.value end
evaluate["variable"] = function(node, scope) return scope[node.name] end
evaluate["negate"] = function(node, scope) return -run(node[1], scope) end
evaluate["+"] = function(node, scope) return run(node[1], scope) + run(node[2], scope) end
evaluate["-"] = function(node, scope) return run(node[1], scope) - run(node[2], scope) end
evaluate["*"] = function(node, scope) return run(node[1], scope) * run(node[2], scope) end
evaluate["/"] = function(node, scope) return run(node[1], scope) / run(node[2], scope) end
evaluate["%"] = function(node, scope) return run(node[1], scope) % run(node[2], scope) end
evaluate["<"] = function(node, scope) return run(node[1], scope) < run(node[2], scope) end
evaluate["=="] = function(node, scope) return run(node[1], scope) == run(node[2], scope) end

evaluate["assign"] = function(node, scope)
  local value = run(node[1], scope)
  scope[node.name] = value
  return value
end

evaluate["while"] = function(node, scope)
  while run(node[1], scope) do run(node[2], scope) end
end

evaluate["if"] = function(node, scope)
  if run(node[1], scope) then return run(node[2], scope) end
  if node[3] then return run(node[3], scope) end
end

evaluate["block"] = function(node, scope)
  local value
  for i = 1, #node do value = run(node[i], scope) end
  return value
end

local sum = 0
for _ = 1, n do sum = (sum + run(parse(lex(SOURCE)), {})) % 1000003 end
print(string.format("calculator %.3f", sum))
