-- The exit code is 0 when a fiber other than the main one panics.
spawn(function() error('boom', 0) end):detach() --! Fiber 0x* panicked: 'boom'
print('end') --> end
