name = 'util beside lib'
