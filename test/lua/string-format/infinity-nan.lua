-- inf and nan print as text, padded with blanks.
print(("%f %g %e %d"):format(1 / 0, -1 / 0, 1 / 0, 0), ("%F"):format(1 / 0) == "INF") --> inf -inf inf 0	true
print(("%5.1f|%-5.1f|%05.1f"):format(1 / 0, 0 / 0, 1 / 0)) -->   inf|nan  |  inf
