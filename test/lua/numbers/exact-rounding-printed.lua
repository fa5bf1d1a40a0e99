-- Printing many digits gives the exact decimal expansion of the double.
print(("%.20f"):format(0.1)) --> 0.10000000000000000555
print(("%.0f"):format(2 ^ 70)) --> 1180591620717411303424
print(("%.30g"):format(1e23)) --> 99999999999999991611392
print(("%.25g"):format(0.3)) --> 0.2999999999999999888977698
