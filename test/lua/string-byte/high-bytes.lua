-- Bytes are unsigned.
print(("\0\127\128\255"):byte(1, -1)) --> 0	127	128	255
