-- A number that no double can stand for is out of range: too large, or an integer of more than 21 digits.
local function try(text)
  local ok, v = pcall(json.decode, text)
  print(ok, ok and string.format('%.17g', v) or v.code, not ok and v.position or nil)
end
try('1.7976931348623157e308') --> true	1.7976931348623157e+308	nil
try('[1, 1.7976931348623159e308]') --> false	1	5
try('-1e309') --> false	1	1
try('1e99999999999999999999999') --> false	1	1
try('30' .. ('0'):rep(45)) --> false	1	1
try('999999999999999999999') --> true	1e+21	nil
try('1000000000000000000000') --> false	1	1
try('1000000000000000000000.0') --> true	1e+21	nil
try('1e21') --> true	1e+21	nil
