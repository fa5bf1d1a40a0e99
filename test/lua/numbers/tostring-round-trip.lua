-- %.17g recovers any double exactly.
for _, x in ipairs { 0.1, 1 / 3, 1e23, 2 ^ 53 + 2, 5e-324, 123.456e-7 } do
  print(tonumber(("%.17g"):format(x)) == x)
end
--> true
--> true
--> true
--> true
--> true
--> true
