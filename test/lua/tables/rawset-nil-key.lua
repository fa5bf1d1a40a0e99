-- rawset refuses nil and NaN keys.
print(pcall(function() rawset({}, nil, 1) end)) --> false	table index is nil
print(pcall(function() rawset({}, 0 / 0, 1) end)) --> false	table index is NaN
