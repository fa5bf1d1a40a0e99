-- type gives the name of a value's type and needs an argument.
print(type(nil), type(1), type("s"), type({}), type(print), type(true), type(coroutine.create(print)), type(newproxy())) --> nil	number	string	table	function	boolean	thread	userdata
print(pcall(function() type() end)) --> false	type.lua:3: bad argument #1 to 'type' (value expected)
