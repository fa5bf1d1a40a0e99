name = 'one of second'
