-- %f prints very large and very small numbers in full.
print(("%.0f"):format(1e20), ("%f"):format(1e15)) --> 100000000000000000000	1000000000000000.000000
print(#("%f"):format(1e308), ("%.3f"):format(1e-10), ("%.3f"):format(-1e-10)) --> 316	0.000	-0.000
