name = 'x'
return { name = 'returned' }
