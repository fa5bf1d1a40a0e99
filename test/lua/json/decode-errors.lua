-- An error tells the first byte that is wrong.
local texts = {
  '', '  ', '[', '[1', '[1,', '[1,]', '[1 2]', '[1}', ']', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{1:2}',
  '{"a" 1}', '{"a":1 "b":2}', '{"a":1]', '{,}', '[,]', 'tru', 'trux', 'nul', 'fals', 'nullx', '1 1', '[] []', '// x\n1', "'a'",
  '\239\187\1911', '[1]\0', '\0', '[\0]', '\11[]',
}
for _, text in ipairs(texts) do
  local ok, e = pcall(json.decode, text)
  print((text:gsub('[^ -~]', '.')), ok, e.code, e.position)
end
--> 	false	1	1
-->   	false	1	3
--> [	false	1	2
--> [1	false	1	3
--> [1,	false	1	4
--> [1,]	false	2	4
--> [1 2]	false	2	4
--> [1}	false	2	3
--> ]	false	2	1
--> {	false	1	2
--> {"a"	false	1	5
--> {"a":	false	1	6
--> {"a":1	false	1	7
--> {"a":1,	false	1	8
--> {"a":1,}	false	2	8
--> {a:1}	false	2	2
--> {1:2}	false	2	2
--> {"a" 1}	false	2	6
--> {"a":1 "b":2}	false	2	8
--> {"a":1]	false	2	7
--> {,}	false	2	2
--> [,]	false	2	2
--> tru	false	1	4
--> trux	false	2	4
--> nul	false	1	4
--> fals	false	1	5
--> nullx	false	8	5
--> 1 1	false	8	3
--> [] []	false	8	4
--> // x.1	false	2	1
--> 'a'	false	2	1
--> ...1	false	2	1
--> [1].	false	8	4
--> .	false	2	1
--> [.]	false	2	2
--> .[]	false	2	1
