-- Paths compare by their elements: how many separators stand between them does not count.
local path = require('filesystem').path
local function p(text) return path.new(text) end
print(p 'a//b' == p 'a/b', p 'a/b/' == p 'a/b', p 'a' == p 'b') --> true	false	false
print(p 'a/b' < p 'a/b/', p 'a' < p 'a/b', p 'b' < p 'a/b') --> true	true	false
print(p 'a/b' < p 'a.b', 'a/b' < 'a.b') --> true	false
print(p 'z' < p '/a', p '/a' <= p '//a', p 'a' >= p 'b') --> true	true	false
print(p 'a' == 'a') --> false
print((pcall(function() return p 'a' < 'b' end))) --> false
