-- External packages are searched for in the folders of EMILUA_PATH, in their order.
--@ env EMILUA_PATH={dir}/missing:{dir}/first:{dir}/second
print(require('one').name) --> one of first
print(require('two').name) --> two of second
print(require('one') == require('one')) --> true
