-- A pool of workers, actors on two threads, that count primes. A worker that dies is replaced, and its job given again; the whole
-- has a deadline. Shows actors, rendezvous, fibers as supervisors, interruption and cleanup.
local inbox = require 'inbox'

local function is_prime(n)
    for d = 2, math.floor(math.sqrt(n)) do
        if n % d == 0 then return false end
    end
    return n > 1
end

local function work(results)
    while true do
        local job = inbox:receive()
        if job == 'stop' then return end
        if job ~= 'done?' then
            if job.defect then return end -- as good as a crash, without the report
            local count = 0
            for n = job.from, job.to do
                if is_prime(n) then count = count + 1 end
            end
            results:send{ job = job.number, count = count }
        end
    end
end

if _CONTEXT == 'worker' then
    local start = inbox:receive()
    return work(start.results)
end

local LIMIT, STEP, WORKERS = 20000, 2000, 3
local sleep = require('time').sleep

local todo, counts = {}, {}
for from = 1, LIMIT, STEP do
    todo[#todo + 1] = { number = #todo + 1, from = from, to = from + STEP - 1, defect = #todo == 4 }
end
local jobs = #todo

-- One fiber for each worker. A message is taken when the worker is ready for it: so the second send returns when the first
-- job is done, and raises when the worker has died of it.
local restarts = 0
local function supervise(thread_of_its_own)
    local worker
    scope_cleanup_push(function() pcall(worker.send, worker, 'stop') end)
    local function start()
        worker = spawn_vm('.', { inherit_context = not thread_of_its_own })
        worker:send{ results = inbox }
    end
    start()
    while #todo > 0 do
        local job = table.remove(todo, 1)
        local ok = pcall(function()
            worker:send(job)
            worker:send('done?')
        end)
        if not ok then
            job.defect = false
            table.insert(todo, 1, job)
            restarts = restarts + 1
            start()
        end
    end
end

local supervisors = {}
for i = 1, WORKERS do
    supervisors[i] = spawn(function() supervise(i == 1) end)
end
local deadline = spawn(function()
    sleep(30)
    for _, fiber in ipairs(supervisors) do fiber:interrupt() end
end)

this_fiber.yield() -- the workers learn our address: before that nobody could send us anything
for _ = 1, jobs do
    local result = inbox:receive()
    counts[result.job] = result.count
end
for _, fiber in ipairs(supervisors) do fiber:join() end
deadline:interrupt()

local total = 0
for number = 1, jobs do total = total + counts[number] end
print(('%d primes up to %d, %d restart'):format(total, LIMIT, restarts))
