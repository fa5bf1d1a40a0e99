-- Negated comparisons with NaN take the true branch.
local nan = 0 / 0
if not (nan < 1) then print("not lt") end --> not lt
if not (nan <= 1) then print("not le") end --> not le
if not (1 > nan) then print("not gt") end --> not gt
while not (nan == nan) do print("not eq") break end --> not eq
