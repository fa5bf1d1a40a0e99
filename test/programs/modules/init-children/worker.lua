name = 'worker of main'
