-- Bytes that are nearly what is looked for do not make a search slow.
--@ slow
local text = byte_span.append(('a'):rep(1000000))
for _, at in ipairs { 2, 10000, 19999 } do
    local target = byte_span.append(('a'):rep(20000))
    target[at] = 98
    assert(text:find(target) == nil and text:rfind(target) == nil)
    local long = text:append(target, text)
    assert(long:find(target) == 1000001 and long:rfind(target) == 1000001)
end
print 'ok' --> ok
