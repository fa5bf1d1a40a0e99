scope_cleanup_push(function() print('handler') end)
print('loading')
