-- jit.on, jit.off and jit.flush accept nothing or a function.
jit.off()
jit.on()
jit.flush()
jit.off(function() end)
jit.flush(function() end, true)
print("ok") --> ok
