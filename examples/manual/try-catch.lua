-- Interruption: how Lua spells try, catch and finally.
local function try(code)
    local ok, e = pcall(code)
    if not ok then
        print('error handler: ' .. e)
    end
    print('other code')
end
try(function() print('no error') end)
try(function() error('an error', 0) end)
--> no error
--> other code
--> error handler: an error
--> other code
