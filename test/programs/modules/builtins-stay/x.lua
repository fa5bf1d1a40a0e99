function tostring() return 'replaced' end
text = tostring(1)
