-- wrap gives a function that resumes its coroutine.
local gen = coroutine.wrap(function(a)
  while true do a = coroutine.yield(a * 2) end
end)
print(gen(1), gen(5), gen(7)) --> 2	10	14
