local mt = {}
mt.__index = mt
function new(handler)
    return setmetatable({ handler = handler }, mt)
end
function mt:listen(hostname, port)
    spawn(function()
        this_fiber.yield()
        self.handled = self.handler('GET /')
    end):join()
end
