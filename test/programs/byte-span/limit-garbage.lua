-- Spans that nobody refers to any more do not count: a loop that makes garbage goes on for ever.
--@ slow
--@ options --memory-limit 8M
for i = 1, 3000 do byte_span.new(65536) end
for i = 1, 100 do byte_span.new(3000000) end
for i = 1, 50 do byte_span.new(7000000) end
for i = 1, 100 do byte_span.append(byte_span.new(1000000), 'x'):append('y') end
for i = 1, 100 do tostring(byte_span.new(1500000)) end
print 'ok' --> ok
