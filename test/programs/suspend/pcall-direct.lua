-- A suspending function may be what pcall() calls.
print(pcall(this_fiber.yield)) --> true
print(pcall(require('time').sleep, 1)) --> true
