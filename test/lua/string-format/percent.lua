-- %% prints a percent sign.
print(("100%%"):format(), ("%d%%"):format(5)) --> 100%	5%
