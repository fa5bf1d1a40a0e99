require('../b')
