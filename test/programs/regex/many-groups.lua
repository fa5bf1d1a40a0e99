-- There may be more groups than a call usually has results.
local regex = require 'regex'
local re = regex.new{ pattern = ('(.)'):rep(200), grammar = 'extended' }
local results = { regex.match(re, ('ab'):rep(100)) }
print(re.mark_count, #results, table.concat(results) == ('ab'):rep(100)) --> 200	200	true
print(select(200, regex.match(re, byte_span.append(('ab'):rep(100)))):ends_with('b')) --> true
