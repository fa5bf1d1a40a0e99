-- Numeric strings are accepted as loop bounds, and the variable is a number.
for i = "1", "3", "2" do print(i, type(i)) end
--> 1	number
--> 3	number
