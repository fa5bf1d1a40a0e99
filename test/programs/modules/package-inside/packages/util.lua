name = 'util of another package'
