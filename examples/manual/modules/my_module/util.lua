name = 'util of my_module'
