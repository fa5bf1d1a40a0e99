local state = require('../state')
state.count = state.count + 1
assert(state.works)
name = 'x'
