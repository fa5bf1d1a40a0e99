-- A number given with an explicit base is converted to its text first.
print(tonumber(10, 16)) --> 16
print(tonumber(101, 2)) --> 5
print(tonumber(15, 10)) --> 15
