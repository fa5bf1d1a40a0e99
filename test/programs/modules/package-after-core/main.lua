-- A core module comes before a package of that name.
--@ env EMILUA_PATH={dir}/packages
print(type(require('time').sleep)) --> function
