-- %f with a tie at the last digit rounds away from zero.
print(("%.0f %.0f %.0f %.0f"):format(0.5, 1.5, 2.5, -0.5)) --> 1 2 3 -1
print(("%.1f %.2f"):format(0.25, 0.125)) --> 0.3 0.13
