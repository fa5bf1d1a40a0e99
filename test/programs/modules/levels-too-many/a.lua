ok = pcall(require, '../../levels/main')
