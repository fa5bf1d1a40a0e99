name = 'util in lib'
