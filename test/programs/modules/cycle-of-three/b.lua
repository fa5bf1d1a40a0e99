require('../c')
