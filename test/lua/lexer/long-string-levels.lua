-- A long string ends only at a bracket of its own level.
print([==[a]]b]=]c]==]) --> a]]b]=]c
print([=[[[nested]]]=]) --> [[nested]]
print([[a]] .. [=[]]]=]) --> a]]
