name = 'two of second'
