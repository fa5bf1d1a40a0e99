-- forbid_suspend() concerns the calling fiber only.
local f = spawn(function()
    this_fiber.forbid_suspend()
    return 'ended'
end)
print(f:join()) --> ended
this_fiber.yield()
spawn(function()
    this_fiber.yield()
    print('others suspend') --> others suspend
end):join()
