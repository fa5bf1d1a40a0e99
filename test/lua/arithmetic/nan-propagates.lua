-- Every arithmetic operation on NaN gives NaN.
local nan = 0 / 0
local function isnan(x) return x ~= x end
print(isnan(nan + 1), isnan(nan * 0), isnan(-nan), isnan(nan % 2), isnan(nan - nan)) --> true	true	true	true	true
