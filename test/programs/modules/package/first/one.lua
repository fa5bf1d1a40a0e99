name = 'one of first'
