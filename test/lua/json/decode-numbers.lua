-- Numbers read as the nearest double, in the forms of JSON only.
for text in ('0 -0 7 -12 1.5 -0.25 1e3 1E+3 25e-1 123456789012345678 0.1 5e-324 1e-400 9007199254740993'):gmatch('%S+') do
  print(text, string.format('%.17g', json.decode(text)))
end
--> 0	0
--> -0	-0
--> 7	7
--> -12	-12
--> 1.5	1.5
--> -0.25	-0.25
--> 1e3	1000
--> 1E+3	1000
--> 25e-1	2.5
--> 123456789012345678	1.2345678901234568e+17
--> 0.1	0.10000000000000001
--> 5e-324	4.9406564584124654e-324
--> 1e-400	0
--> 9007199254740993	9007199254740992
for text in ('01 1. .5 +1 - -a 1e 1e+ 0x10 00 -01 Infinity NaN 1_0'):gmatch('%S+') do
  local ok, e = pcall(json.decode, text)
  print(text, ok, e.code, e.position)
end
--> 01	false	3	2
--> 1.	false	1	3
--> .5	false	2	1
--> +1	false	2	1
--> -	false	1	2
--> -a	false	3	2
--> 1e	false	1	3
--> 1e+	false	1	4
--> 0x10	false	8	2
--> 00	false	3	2
--> -01	false	3	3
--> Infinity	false	2	1
--> NaN	false	2	1
--> 1_0	false	8	2
local zeros, nines = ('0'):rep(100000), ('9'):rep(1000)
print(json.decode('0.' .. zeros .. '1e100001') == 1, json.decode('1' .. zeros .. 'e-100000') == nil) --> true	false
print(json.decode('0.' .. nines), json.decode('1' .. zeros .. 'e-100000'), json.decode('0e99999999999999999999')) --> 1	1	0
