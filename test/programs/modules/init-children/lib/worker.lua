name = 'worker of lib'
