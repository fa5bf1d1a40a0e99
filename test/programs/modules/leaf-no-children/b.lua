print('never printed')
