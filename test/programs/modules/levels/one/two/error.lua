name = 'error'
