-- error adds the position of its caller to a string message.
error("something failed") --! error-position.lua:2: something failed
