-- Width and precision have at most two digits.
print(pcall(function() ("%100d"):format(1) end)) --> false	invalid-width.lua:2: invalid option '%100' to 'format'
print(pcall(function() ("%.100f"):format(1) end)) --> false	invalid-width.lua:3: invalid option '%.100' to 'format'
print(#("%99d"):format(1), #("%.99f"):format(1)) --> 99	101
