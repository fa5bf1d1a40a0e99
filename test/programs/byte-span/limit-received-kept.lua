-- An actor that keeps more spans than its memory limit allows is out of memory, and ends.
--@ slow
--@ options --memory-limit 8M
--! VM 0x* forcibly closed due to 'LUA_ERRMEM'
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local ok, e = pcall(function() while true do actor:send(byte_span.new(1000000)) end end)
    print(ok, e) --> false	Channel closed
else
    local inbox = require 'inbox'
    local kept = {}
    while true do kept[#kept + 1] = inbox:receive() end
end
