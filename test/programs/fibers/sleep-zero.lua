-- sleep(0) suspends, too.
spawn(function() print('other') end):detach()
require('time').sleep(0) --> other
print('main') --> main
