-- A slice keeps the memory when the span that it was sliced from is gone.
local part
do
    local whole = byte_span.append(('.'):rep(5000), 'tail')
    part = whole:slice(5001)
end
for i = 1, 5 do
    collectgarbage()
    byte_span.new(5004):copy(('x'):rep(5004))
    byte_span.new(10008):copy(('x'):rep(10008))
end
print(part) --> tail
