-- Numbers print with the fewest digits that read back the same, integers without a fraction; others are out of range.
for _, n in ipairs {0, -0, 7, -12, 0.1, 1 / 3, -1.5, 100, 123456.789, 2 ^ 53, 2 ^ 60, 1e20, 1e21, 1e-6, 1e-7, 5e-324, 1e-323, 1e-322, 2 ^ -44, 2 ^ -1022,
  1.7976931348623157e308, 4.35, 0.000001234, 123456789.123456789, 1e15 + 0.25, 1e14 + 0.125, 2 ^ 50 + 0.75} do
  local text = json.encode(n)
  assert(json.decode(text) == n)
  print(text)
end
--> 0
--> -0
--> 7
--> -12
--> 0.1
--> 0.3333333333333333
--> -1.5
--> 100
--> 123456.789
--> 9007199254740992
--> 1152921504606847000
--> 100000000000000000000
--> 1e+21
--> 0.000001
--> 1e-7
--> 5e-324
--> 1e-323
--> 1e-322
--> 5.684341886080802e-14
--> 2.2250738585072014e-308
--> 1.7976931348623157e+308
--> 4.35
--> 0.000001234
--> 123456789.12345679
--> 1000000000000000.2
--> 100000000000000.12
--> 1125899906842624.8
for _, n in ipairs {1 / 0, -1 / 0, 0 / 0} do
  local ok, e = pcall(json.encode, {n})
  print(ok, e.code, e.position, e.arg)
end
--> false	1	nil	nil
--> false	1	nil	nil
--> false	1	nil	nil
