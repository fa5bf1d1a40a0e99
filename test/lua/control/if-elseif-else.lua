-- The first true branch of an if runs, and only it.
local function classify(n)
  if n < 0 then return "negative"
  elseif n == 0 then return "zero"
  elseif n < 10 then return "small"
  else return "large" end
end
print(classify(-1), classify(0), classify(5), classify(50)) --> negative	zero	small	large
