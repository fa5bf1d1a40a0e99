-- Every import of inbox gives the same channel.
print(require('inbox') == require('inbox')) --> true
