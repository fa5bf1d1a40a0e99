-- A module may be a class: its functions keep their upvalues and see the runtime.
local server = require('./server')
local s = server.new(function(request)
    return request .. ' handled'
end)
s:listen('127.0.0.1', 3000)
print(s.handled) --> GET / handled
