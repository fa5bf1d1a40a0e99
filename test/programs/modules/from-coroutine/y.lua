name = 'y'
