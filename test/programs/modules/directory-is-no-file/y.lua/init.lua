name = 'not a module'
