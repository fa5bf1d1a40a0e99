-- system.environment is a table of the environment's variables; changing it changes nothing else.
--@ env WEATHER=fine
local system = require('system')
print(system.environment.WEATHER, system.environment.NO_SUCH_VARIABLE) --> fine	nil
system.environment.WEATHER = 'bad'
local child = system.spawn {
  program = 'sh', arguments = { 'sh', '-c', 'echo "${WEATHER-none}"' }, stdout = 'share',
  environment = { PATH = system.environment.PATH },
} --> none
child:wait()
