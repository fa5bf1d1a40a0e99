-- %f matches the boundary where a set begins, also at the ends of the subject.
print(("THE (quick) fox"):find("%f[%a]%a+")) --> 1	3
print((("THE (quick) fox"):gsub("%f[%a]%a+%f[%A]", "<%0>"))) --> <THE> (<quick>) <fox>
print(("abc"):find("%f[%z]"), ("foo.bar"):match("%f[%w]%w+$")) --> 4	bar
