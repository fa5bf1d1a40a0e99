text = table.concat({
    'leaf',
    require('../error').name,
    require('../util').name,
    require('../../util').name,
    require('../../../util').name,
}, ', ')
