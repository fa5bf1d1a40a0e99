-- %a prints hexadecimal floats.
print(("%a %a %a"):format(1, 0.5, -3)) --> 0x1p+0 0x1p-1 -0x1.8p+1
print(("%A %.2a %a"):format(255.5, 1 / 3, 0)) --> 0X1.FFP+7 0x1.55p-2 0x0p+0
