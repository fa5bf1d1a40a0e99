error = require('../error')
local util = require('../util')

function run()
    return error.new('worker') .. ', ' .. util.name
end
