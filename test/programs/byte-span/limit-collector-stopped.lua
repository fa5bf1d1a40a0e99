-- The limit makes room even while the program has stopped the collector.
--@ slow
--@ options --memory-limit 8M
collectgarbage 'stop'
for i = 1, 1000 do byte_span.new(65536) end
print 'ok' --> ok
