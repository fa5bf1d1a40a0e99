name = 'one util'
