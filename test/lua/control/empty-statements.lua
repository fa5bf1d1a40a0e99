-- Semicolons are empty statements and may stand alone.
;;; local a = 1; ; ;
print(a); --> 1
