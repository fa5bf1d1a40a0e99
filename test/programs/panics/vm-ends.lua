-- The panic of a fiber nobody joined is printed when its VM ends.
f = spawn(function() error('boom', 0) end)
print('end of main') --> end of main
--! Fiber 0x* panicked: 'boom'
