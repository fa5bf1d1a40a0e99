-- Fibers: documents, and checks, that a block does not suspend.
local balance = 100
local function log() end

local function withdraw(n)
    this_fiber.forbid_suspend()
    local before = balance
    log('withdrawing')
    balance = before - n
    this_fiber.allow_suspend()
end
withdraw(30)
print(balance) --> 70

log = function() this_fiber.yield() end
print(select(2, pcall(withdraw, 30))) --> Operation not permitted within a forbid-suspend block
