-- \r, \n, \r\n and \n\r in a long string all become \n.
local s = load("return [[\ra\r\nb\n\rc\rd\n\ne]]")()
print(s:byte(1, -1)) --> 97	10	98	10	99	10	100	10	10	101
