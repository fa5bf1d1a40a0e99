print('evaluating util')
