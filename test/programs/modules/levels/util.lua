name = 'root util'
