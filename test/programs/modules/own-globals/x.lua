count = 0
function increment() count = count + 1 end
