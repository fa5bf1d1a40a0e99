-- A callback may call gsub itself.
print((("a1,b2"):gsub("%w+", function(w) return (w:gsub("%d", function(d) return "<" .. d .. ">" end)) end))) --> a<1>,b<2>
