-- A function takes many parameters in order.
local function f(a, b, c, d, e, g, h, i, j, k, l, m) return m, l, k, j, i, h, g, e, d, c, b, a end
print(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)) --> 12	11	10	9	8	7	6	5	4	3	2	1
