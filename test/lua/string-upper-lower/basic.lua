-- upper and lower change ASCII letters only.
print(("aBc-é1"):upper(), ("aBc-É1"):lower()) --> ABC-é1	abc-É1
print(("\0a\0"):upper() == "\0A\0", (""):upper() == "") --> true	true
