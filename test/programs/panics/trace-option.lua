-- With the option --trace a report tells where the fiber was spawned.
--@ options --trace
spawn(function()
    error('x', 0)
end):detach()
--! Fiber * panicked: 'x'
--~ spawned at trace-option.lua:3
