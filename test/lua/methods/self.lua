-- A colon call passes the object as self.
local account = { balance = 100 }
function account:withdraw(n) self.balance = self.balance - n; return self.balance end
print(account:withdraw(30)) --> 70
print(account.withdraw(account, 30)) --> 40
