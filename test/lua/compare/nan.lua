-- Every ordered comparison with NaN is false, and its negation is true.
local nan = 0 / 0
print(nan < 1, nan > 1, nan <= 1, nan >= 1, nan == nan, nan ~= nan) --> false	false	false	false	false	true
print(not (nan < 1), not (nan >= nan)) --> true	true
if nan < 1 then print("lt") elseif nan >= 1 then print("ge") else print("neither") end --> neither
