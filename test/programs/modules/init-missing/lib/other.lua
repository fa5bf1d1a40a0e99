name = 'other'
