-- A module that failed to load is evaluated again by the next import.
local state = require('./state')
print((pcall(require, './x'))) --> false
state.works = true
print(require('./x').name) --> x
print(state.count) --> 2
