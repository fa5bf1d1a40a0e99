-- _G refers to itself.
print(_G == _G._G, _G.print == print) --> true	true
