-- Labels have their own name space, apart from variables.
local done = "variable"
goto done
done = "skipped"
::done::
print(done) --> variable
