-- system.exit() with force = 2 ends the process at once: no cleanup handler runs, and no other VM goes on.
--@ exit 7
if _CONTEXT == 'main' then
    spawn_vm('.')
    scope_cleanup_push(function() print('not run') end)
    this_fiber.yield()
    print('last') --> last
    require('system').exit(7, { force = 2 })
else
    require('time').sleep(1)
    print('not run')
end
