text = 'lib and ' .. require('./worker').name
