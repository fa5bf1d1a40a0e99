-- next refuses a key that is not in the table.
print(pcall(function() local k = next({}, "nosuch") end)) --> false	invalid key to 'next'
print(pcall(function() local k = next({ 1 }, 5.5) end)) --> false	invalid key to 'next'
