-- An init.lua imports the files of its folder by "./".
print(require('./lib').text) --> lib and worker of lib
