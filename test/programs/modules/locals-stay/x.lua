local hidden = 'no'
exported = 'yes'
