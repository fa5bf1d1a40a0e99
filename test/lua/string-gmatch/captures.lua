-- gmatch gives the captures of each match.
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end
--> a	1
--> b	2
