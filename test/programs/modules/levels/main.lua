-- "../" may be repeated: each level is one folder up.
print(require('./one').text) --> leaf, error, two util, one util, root util
