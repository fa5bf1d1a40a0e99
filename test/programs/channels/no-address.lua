-- receive() raises when nobody can know the address.
local inbox = require('inbox')
local ok, e = pcall(inbox.receive, inbox)
print(ok, e) --> false	Broadcast the address before attempting to receive on it
print(e.category) --> emilua.core
