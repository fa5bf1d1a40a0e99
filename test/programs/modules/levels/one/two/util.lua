name = 'two util'
