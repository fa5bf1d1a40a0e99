-- coroutine.running() is nil in a fiber's own coroutine.
print(coroutine.running()) --> nil
spawn(function() print(coroutine.running()) end):join() --> nil
