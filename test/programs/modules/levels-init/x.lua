name = 'sibling of one'
