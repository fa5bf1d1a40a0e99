-- Running out of memory ends the VM; pcall() does not catch it, and no handler runs.
--@ exit any
--@ options --memory-limit 8M
scope_cleanup_push(function() print('never printed') end)
pcall(function()
    local t = {}
    while true do t[#t + 1] = ('x'):rep(1000) .. #t end
end) --! VM 0x* forcibly closed due to 'LUA_ERRMEM'
print('never printed')
