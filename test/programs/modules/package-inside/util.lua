name = 'util of the project'
