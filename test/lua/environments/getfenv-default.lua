-- getfenv without argument, with 1 and with 0 gives the current and global environments.
print(getfenv() == _G, getfenv(1) == _G, getfenv(0) == _G, getfenv(print) == _G) --> true	true	true	true
