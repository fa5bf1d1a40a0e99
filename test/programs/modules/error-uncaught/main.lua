-- An error of a module that nobody catches is a panic of the main fiber.
--@ exit 1
require('./x') --! Main fiber from VM 0x* panicked: '*x.lua:1: boom'
print('never printed')
