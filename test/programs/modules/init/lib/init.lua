name = 'lib'
