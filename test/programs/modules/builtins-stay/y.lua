text = tostring(1)
