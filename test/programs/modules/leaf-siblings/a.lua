text = 'a and ' .. require('../b').name
