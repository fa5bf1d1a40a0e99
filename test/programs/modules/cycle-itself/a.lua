message = select(2, pcall(require, '../a'))
