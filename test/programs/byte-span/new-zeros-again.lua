-- A new span is zeros, whatever was in the memory that other spans gave back.
--@ slow
for size = 0, 3000, 100 do
    for i = 1, 20 do
        local s = byte_span.new(size)
        assert(not s:find_first_not_of('\0'))
        s:copy(('x'):rep(size))
    end
    collectgarbage()
end
print(byte_span.new(8, 3000):slice(1, 3000):find('x')) --> nil
