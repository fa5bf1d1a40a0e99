-- system.exit(code) makes code the exit code of the process.
--@ exit 7
require('system').exit(7)
