-- Fibers are cooperative: one that computes for long is not preempted by another of its VM.
local turns = 0
spawn(function() turns = -1 end):detach()
for i = 1, 1000000 do
    turns = turns + 1
end
print(turns) --> 1000000
