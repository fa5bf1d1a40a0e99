-- maxn is the largest positive numeric key.
print(table.maxn({ 1, 2, nil, 4 }), table.maxn({}), table.maxn({ [10] = 1, [3.5] = 2 })) --> 4	0	10
print(table.maxn({ [-5] = 1, x = 2 }), table.maxn({ [1e10] = true }), table.maxn({ [2.5] = 1 })) --> 0	10000000000	2.5
