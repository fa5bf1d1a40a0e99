-- What was decoded, encoded and half written is garbage once nobody refers to it.
local text = json.encode {('x'):rep(10000), {a = {1, 2, 3}}}
collectgarbage()
local before = collectgarbage('count')
for _ = 1, 50 do
  json.decode(text)
  json.encode {text}
  pcall(json.decode, text:sub(1, -3))
  local w = json.writer.new()
  w:begin_array()
  w:value(text)
end
collectgarbage()
collectgarbage()
print(collectgarbage('count') - before < 32) --> true
