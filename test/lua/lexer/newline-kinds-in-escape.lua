-- \r\n and \n\r after a backslash count as one newline.
print(load("return 'a\\\r\nb'")():byte(1, -1)) --> 97	10	98
print(load("return 'a\\\n\rb'")():byte(1, -1)) --> 97	10	98
print(load("return 'a\\\rb'")():byte(1, -1)) --> 97	10	98
