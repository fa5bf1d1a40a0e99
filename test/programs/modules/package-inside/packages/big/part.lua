name = 'part, ' .. require('../util').name
