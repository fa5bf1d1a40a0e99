name = 'fine'
