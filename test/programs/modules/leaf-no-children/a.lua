message = tostring(select(2, pcall(require, './b')))
