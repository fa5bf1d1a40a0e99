import { CONDS, MAX_COROUTINES, MAX_FIBERS, MUTEXES, type Stat, sites } from "./tree.js";

const PRELUDE = `
local sleep = require('time').sleep
local mutex, condition_variable = require('mutex'), require('condition_variable')
local M, V, F, C = {}, {}, {}, {}
keep = {F, C} -- a collected handle would detach its fiber
for i = 1, ${MUTEXES} do M[i] = mutex.new() end
for i = 1, ${CONDS} do V[i] = condition_variable.new() end
local function text(e) return e == nil and 'nil' or tostring(e) end
local function say(site, ...) print(this_fiber.local_.id .. ' ' .. site .. ':', ...) end
local function count(...) return select('#', ...), ... end
print(this_fiber.id)
this_fiber.local_.id = 0
`;

/** The program as Lua text. */
export function render(program: readonly Stat[]): string {
  const numbers = sites(program);

  const block = (stats: readonly Stat[]): string =>
    stats.map((stat) => `do ${one(stat, numbers.get(stat)!)} end\n`).join("");
  const fn = (stat: { body: readonly Stat[] }, result: string): string =>
    `function() ${block(stat.body)} return ${result} end`;
  const fiber = (k: number, use: string): string => `local f = F[${k} % math.max(#F, 1) + 1] if f then ${use} end`;

  const one = (stat: Stat, s: number): string => {
    const say = `say(${s})`;
    switch (stat.op) {
      case "spawn": {
        const results = Array.from({ length: stat.results }, () => s).join(", ");
        return `if #F < ${MAX_FIBERS} then local id = #F + 1
          F[id] = spawn(function() this_fiber.local_.id = id ${block(stat.body)} return ${results} end) say(${s}, id) end`;
      }
      case "join":
        return fiber(stat.fiber, `say(${s}, count(f:join()))`);
      case "detach":
      case "interrupt":
        return fiber(stat.fiber, `f:${stat.op}() ${say}`);
      case "joinable":
        return fiber(stat.fiber, `say(${s}, f.joinable)`);
      case "caught":
        return fiber(stat.fiber, `say(${s}, f.interruption_caught)`);
      case "yield":
        return `this_fiber.yield() ${say}`;
      case "disable":
      case "restore":
        return `this_fiber.${stat.op}_interruption() ${say}`;
      case "forbid":
      case "allow":
        return `this_fiber.${stat.op}_suspend() ${say}`;
      case "error":
        return `error('e${s}', 0)`;
      case "coYield":
        return `say(${s}, coroutine.yield('y${s}'))`;
      case "sleep":
        return `sleep(${stat.seconds}) ${say}`;
      case "compute":
        return `for i = 1, ${stat.turns} do local t = {} end ${say}`;
      case "lock":
      case "unlock":
        return `M[${stat.mutex + 1}]:${stat.op}() ${say}`;
      case "wait":
        return `V[${stat.cond + 1}]:wait(M[${stat.mutex + 1}]) ${say}`;
      case "notifyOne":
        return `V[${stat.cond + 1}]:notify_one() ${say}`;
      case "notifyAll":
        return `V[${stat.cond + 1}]:notify_all() ${say}`;
      case "pcall":
      case "xpcall": {
        const handler = stat.op === "xpcall" ? `, function(e) say(${s}, 'handler', text(e)) return e end` : "";
        const again = stat.raiseAgain ? "if not ok then error(e, 0) end" : "";
        return `local ok, e = ${stat.op}(${fn(stat, String(s))}${handler}) say(${s}, ok, text(e)) ${again}`;
      }
      case "scope":
        return `say(${s}, scope(${fn(stat, String(s))}))`;
      case "push":
        return `scope_cleanup_push(function() say(${s}, 'cleanup') ${block(stat.body)} end) ${say}`;
      case "pop":
        return `scope_cleanup_pop(${stat.execute ?? ""}) ${say}`;
      case "create":
      case "wrap":
        return `if #C < ${MAX_COROUTINES} then C[#C + 1] = coroutine.${stat.op}(${fn(stat, "'done'")}) say(${s}, #C) end`;
      case "resume":
        return `local c = C[${stat.co} % math.max(#C, 1) + 1]
          if type(c) == 'function' then say(${s}, 'wrap', text(c(${s})))
          elseif c then local ok, e = coroutine.resume(c, ${s}) say(${s}, ok, text(e)) end`;
      case "status":
        return `local c = C[${stat.co} % math.max(#C, 1) + 1]
          if type(c) == 'thread' then say(${s}, coroutine.status(c)) end`;
      case "sequence":
        return block(stat.body);
      case "repeat":
        return `for i = 1, ${stat.times} do ${block(stat.body)} end`;
    }
  };
  return PRELUDE + block(program);
}
