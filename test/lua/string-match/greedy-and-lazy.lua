-- * and + take the longest match, - the shortest, ? zero or one.
local s = "<<a>><b>"
print(s:match("<.*>"), s:match("<.->"), s:match("<.+>"), s:match("<?a")) --> <<a>><b>	<<a>	<<a>><b>	<a
print(("aaa"):match("a-"), ("aaa"):match("a-$"), ("ab"):match("ax?b")) --> 	aaa	ab
print(#("aaa"):match("b*")) --> 0
