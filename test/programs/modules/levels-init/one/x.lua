name = 'sibling of two'
