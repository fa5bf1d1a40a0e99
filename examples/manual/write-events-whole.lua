-- Working with streams: a mutex keeps messages of several writers whole.
local stream = require 'stream'
local time = require 'time'
local stream_write_mtx = require('mutex').new()
local written = {}
local socket = { write_some = function(_, buffer)
    time.sleep(0.1)
    written[#written + 1] = tostring(buffer:slice(1, math.min(#buffer, 5)))
    return #written[#written]
end }

local function forward(event_json)
    return spawn(function()
        stream_write_mtx:lock()
        scope_cleanup_push(function() stream_write_mtx:unlock() end)
        stream.write_all(socket, event_json)
        scope_cleanup_pop()
    end)
end

local one, two = forward('{"event":"lid"}'), forward('{"event":"ac"}')
one:join()
two:join()
print(table.concat(written)) --> {"event":"lid"}{"event":"ac"}
