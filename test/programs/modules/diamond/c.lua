print('evaluating c')
