-- deg and rad convert angles.
print(math.deg(math.pi), math.rad(180) == math.pi, math.deg(0)) --> 180	true	0
