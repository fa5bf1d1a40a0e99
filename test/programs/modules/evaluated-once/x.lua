print('evaluating')
