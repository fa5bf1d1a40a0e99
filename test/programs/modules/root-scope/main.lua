-- A module's root scope ends when it is loaded, before the importer goes on.
require('./x')
print('imported')
--> loading
--> handler
--> imported
