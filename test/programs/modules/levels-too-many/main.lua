-- "../" does not lead out of the project.
print(require('./a').ok) --> false
