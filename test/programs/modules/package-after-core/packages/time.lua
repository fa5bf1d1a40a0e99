name = 'not the core module'
