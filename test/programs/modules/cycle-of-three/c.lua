require('../a')
