-- Numbers compare by value.
print(1 < 2, 2 <= 2, 3 > 4, 3 >= 3, 1 == 1.0, 1 ~= 2) --> true	true	false	true	true	true
print(-1 < 0, 1e300 < math.huge, -math.huge < -1e300) --> true	true	true
