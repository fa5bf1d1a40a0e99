require('../b')
print('never printed')
