-- gmatch iterates over all matches.
for w in ("one two  three"):gmatch("%a+") do print(w) end
--> one
--> two
--> three
