-- Hyperbolic functions.
print(("%.10f %.10f %.10f"):format(math.sinh(1), math.cosh(1), math.tanh(1))) --> 1.1752011936 1.5430806348 0.7615941560
print(math.sinh(0), math.cosh(0), math.tanh(0)) --> 0	1	0
