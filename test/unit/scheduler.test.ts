import t from "tap";
import { BudgetError, Vm } from "#dist/index.js";
import { PanicStyle, wantsColours } from "#dist/scheduler/runtime/panic.js";
import { Mailbox } from "#dist/scheduler/runtime/mailbox.js";
import { type Message } from "#dist/scheduler/runtime/message.js";
import { ReadyQueue } from "#dist/scheduler/runtime/ready-queue.js";
import { VirtualClock } from "#dist/scheduler/runtime/clock.js";
import { Timers } from "#dist/scheduler/runtime/timers.js";
import { type VmContext } from "#dist/scheduler/runtime/vm-context.js";

/** Runs code in a fresh VM until nothing is left to do; answers what it printed and reported. */
async function program(code: string): Promise<{ output: string; errors: string }> {
  const seen = { output: "", errors: "" };
  const vm = Vm.create({
    stdout: (bytes) => (seen.output += Buffer.from(bytes).toString()),
    stderr: (text) => (seen.errors += text.replace(/0x[0-9a-f]+/g, "0xID")),
  });
  try {
    await vm.run(code, { chunkName: "=test" });
    await vm.idle();
  } catch (error) {
    seen.errors += `run: ${(error as Error).message}\n`;
  }
  vm.close();
  return seen;
}

/** Processor time of this process: says the same on a busy machine. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

t.test("spawn posts: fibers run later, first in first out", async (t) => {
  const { output } = await program(`
    for i = 1, 3 do spawn(function() print('fiber', i) this_fiber.yield() print('again', i) end):detach() end
    print('spawner')
    this_fiber.yield()
    print('spawner again')`);
  t.equal(output, "spawner\nfiber\t1\nfiber\t2\nfiber\t3\nspawner again\nagain\t1\nagain\t2\nagain\t3\n");
});

t.test("join answers what the fiber's function returned, whenever it ended", async (t) => {
  const { output, errors } = await program(`
    local f = spawn(function() return 1, nil, 'three', {4} end)
    local g = spawn(function() this_fiber.yield() return 'late' end)
    local function show(...) print(select('#', ...), ...) end
    this_fiber.yield()
    local function first(a, b, c, d) return a, b, c, d[1] end
    show(first(f:join()))
    show(g:join())
    show(spawn(function() end):join())
    show(select('#', spawn(function() return unpack({}, 1, 200) end):join()))
    local h = spawn(function() return unpack({}, 1, 200) end)
    this_fiber.yield()
    show(select('#', h:join()))
    show(coroutine.wrap(function() return spawn(function() return 'in a coroutine' end):join() end)())`);
  t.equal(errors, "");
  t.equal(output, "4\t1\tnil\tthree\t4\n1\tlate\n0\n1\t200\n1\t200\n1\tin a coroutine\n");
});

t.test("join raises what the fiber raised", async (t) => {
  const { output, errors } = await program(`
    local e = {}
    local f = spawn(function() error(e) end)
    local ok, value = pcall(f.join, f)
    print(ok, value == e)
    local g = spawn(function() error('late', 0) end)
    this_fiber.yield()
    print(pcall(g.join, g))`);
  t.equal(output, "false\ttrue\nfalse\tlate\n");
  t.equal(errors, "", "and nobody else hears of it");
});

t.test("a fiber can be joined or detached once", async (t) => {
  const { output } = await program(`
    local function show(ok, e) print(ok, ok or tostring(e), ok or e.code, ok or tostring(e.category)) end
    local f = spawn(function() end)
    print(f.joinable)
    f:join()
    print(f.joinable)
    show(pcall(f.join, f))
    show(pcall(f.detach, f))
    local g = spawn(function() end)
    g:detach()
    print(g.joinable)
    show(pcall(g.join, g))
    local me
    me = spawn(function() show(pcall(me.join, me)) end)
    me:join()
    local slow = spawn(function() this_fiber.yield() this_fiber.yield() end)
    spawn(function() slow:join() print('first joiner') end)
    this_fiber.yield()
    show(pcall(slow.join, slow))
    print(getmetatable(f), type(f))
    show(pcall(function() return f.nonsense end))
    print(pcall(f.interrupt, f))
    print(pcall(spawn, 1))
    print(pcall(f.join, 1))
    local a, b = select(2, pcall(f.join, f)), select(2, pcall(f.join, f))
    print(a == b, a ~= b, a == select(2, pcall(f.join, a)), tostring(a:togeneric()), a.category:message(1))`);
  t.equal(
    output,
    `true
false
false\tInvalid argument\t22\tgeneric
false\tInvalid argument\t22\tgeneric
false
false\tInvalid argument\t22\tgeneric
false\tResource deadlock avoided\t35\tgeneric
false\tInvalid argument\t22\tgeneric
fiber\tuserdata
false\tRequested key wasn't found in the table/userdata\t7\temilua.core
true
false\tInvalid argument
false\tInvalid argument
true\tfalse\ttrue\tInvalid argument\tOperation not permitted
first joiner
`,
  );
});

t.test("a dead fiber is reported when nobody can join it any more", async (t) => {
  const detached = await program("spawn(function() error('boom') end):detach() this_fiber.yield() print('goes on')");
  t.equal(detached.output, "goes on\n");
  t.match(detached.errors, /^Fiber 0xID panicked: 'test:1: boom'\nstack traceback:\n(\t.*\n)+$/);
  const late = await program(
    "local f = spawn(function() error('boom', 0) end) this_fiber.yield() print('before') f:detach() print('after')",
  );
  t.equal(late.output, "before\nafter\n");
  t.match(late.errors, /^Fiber 0xID panicked: 'boom'\n/);
  const collected = await program(
    "spawn(function() error('lost', 0) end) this_fiber.yield() collectgarbage() collectgarbage() this_fiber.yield() print('x')",
  );
  t.match(collected.errors, /^Fiber 0xID panicked: 'lost'\n/);
  const closing = await program("f = spawn(function() error('at the end', 0) end)");
  t.match(closing.errors, /^Fiber 0xID panicked: 'at the end'\n/);
  const table = await program("spawn(function() error(setmetatable({}, {})) end):detach()");
  t.match(table.errors, /^Fiber 0xID panicked: '\(error object is a table value\)'\n/);
  const runtime = await program("spawn(function() require 'time' end):detach()");
  t.match(runtime.errors, /^Fiber 0xID panicked: 'You can only import modules from the main fiber'\n/);
});

t.test("sleep wakes in order of time, then in order of call", async (t) => {
  const { output } = await program(`
    local sleep = require('time').sleep
    for i, s in ipairs{0.02, 0.005, 0.02, 0, -1, 0/0} do spawn(function() sleep(s) print(i, s) end) end
    print(pcall(sleep)) print(pcall(sleep, 'x')) print(require('time').sleep == sleep)`);
  const lines = output.split("\n");
  t.same(lines.slice(0, 3), ["false\tInvalid argument", "false\tInvalid argument", "true"]);
  t.same(
    lines.slice(3, 9).map((line) => line[0]),
    ["4", "5", "6", "2", "1", "3"],
  );
});

t.test("require finds core modules only, for now", async (t) => {
  const { output } = await program(`
    for _, name in ipairs{'nowhere', './x', '../../x', 'a/b', '', 'a b', 'a//b', '/a', './', 'a/../b', '..'} do
      local ok, e = pcall(require, name)
      print(name, ok, e)
    end
    print(pcall(require))`);
  t.same(
    output.split("\n").map((line) => line.split("\t").at(-1)),
    [
      ...Array<string>(4).fill("Module not found"),
      ...Array<string>(7).fill("Cannot have a module with this name"),
      "Invalid argument",
      "",
    ],
  );
});

t.test("fibers of a VM are cooperative: a slice that ends lets no other fiber of it run", async (t) => {
  const { output } = await program(`
    local seen = 0
    spawn(function() while true do seen = seen + 1 this_fiber.yield() end end)
    this_fiber.yield()
    local before = seen
    for i = 1, 3e7 do end
    print(seen - before)
    this_fiber.yield()
    print(seen - before)
    error('enough')`);
  t.equal(output, "0\n1\n");
});

t.test("a busy VM starves neither other VMs, nor timers, nor promises", async (t) => {
  const busy = Vm.create();
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const job = busy.start("while true do end");
  vm.set("tick", async () => new Promise((resolve) => setTimeout(resolve, 5)));
  const [turns] = await vm.run(`
    local done, turns = false, 0
    spawn(function() while not done do turns = turns + 1 this_fiber.yield() end end)
    tick() tick()
    require('time').sleep(0.005)
    done = true
    return turns`);
  t.ok((turns as number) > 3, `the other fiber ran ${String(turns)} times`);
  t.equal(job.state, undefined);
  busy.close();
});

t.test("a run stops at its budget, and goes on where it stopped", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const job = vm.start("n = 0 while not enough do n = n + 1 end return 'finished'", { cpuMs: 20 });
  const start = cpuMs();
  t.same(await job.wait(), { type: "stopped", reason: "cpu" });
  t.ok(cpuMs() - start < 20 + 50, "within 50 ms of its budget");
  const n = vm.get("n") as number;
  t.ok(n > 1000);
  job.resume({ cpuMs: 20 });
  t.same(await job.wait(), { type: "stopped", reason: "cpu" });
  t.ok((vm.get("n") as number) > n);
  vm.set("enough", true);
  job.resume();
  t.same(await job.wait(), { type: "done", values: ["finished"] });
  job.resume();
  job.stop();
  job.kill();
  t.same(job.state, { type: "done", values: ["finished"] }, "what is over stays over");
});

t.test("long work inside one library call stops too", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  for (const bomb of [
    "return ('a'):rep(40):find(('a?'):rep(40) .. ('a'):rep(41))",
    "return ('x'):rep(1e4):find('(.-)(.-)(.-)(.-)%4%d')",
    "local t = {} for i = 1, 2e5 do t[i] = i % 7 end table.sort(t, function(a, b) return a < b end) while true do end",
    "while true do pcall(error) end",
    "local function f() return f() end f()",
    "setmetatable({}, {__index = function(t, k) return t[k + 1] end})[1] = nil while true do end",
    "return table.concat(setmetatable({}, {}), ('x'):rep(100), 1, -1) and coroutine.wrap(function() while true do end end)()",
  ]) {
    const start = cpuMs();
    const outcome = await vm.start(bomb, { cpuMs: 30 }).wait();
    const ms = cpuMs() - start;
    t.match(outcome, { type: "stopped" }, bomb);
    t.ok(ms < 30 + 50, `${bomb}: ${ms.toFixed(0)} ms`);
  }
});

t.test("the budget covers what a run spawns, and a deadline covers waiting", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const spawner = vm.start("for i = 1, 3 do spawn(function() while true do end end) end require('time').sleep(60)", {
    cpuMs: 20,
  });
  t.same(await spawner.wait(), { type: "stopped", reason: "cpu" });
  spawner.kill();
  t.same(await vm.idle(), undefined, "kill takes the spawned along");

  const sleeper = vm.start("require('time').sleep(60)", { deadlineMs: 10 });
  t.same(await sleeper.wait(), { type: "stopped", reason: "deadline" });
  sleeper.kill();
  t.same(await sleeper.wait(), { type: "killed" });
  await t.rejects(vm.run("while true do end", { deadlineMs: 10 }), BudgetError);
  const asked = vm.start("while true do end");
  setTimeout(() => asked.stop(), 5);
  t.same(await asked.wait(), { type: "stopped", reason: "request" });
  asked.kill();
  const limited = Vm.create({ callMs: 10 });
  t.throws(() => limited.load("while true do end").call(), { code: "ERR_BUDGET" });
  t.throws(() => limited.load("this_fiber.yield()").call(), { message: /cannot wait/ });
  limited.close();
});

t.test("closing a VM drops its fibers and timers", async (t) => {
  const vm = Vm.create();
  const job = vm.start("require('time').sleep(600)");
  const other = vm.start("while true do end");
  await new Promise((resolve) => setTimeout(resolve, 5));
  vm.close();
  t.match(await job.wait(), { type: "error", error: { code: "ERR_VM_CLOSED" } });
  t.match(await other.wait(), { type: "error" });
});

t.test("handles of fibers do not leak", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  await vm.run("for i = 1, 1000 do spawn(function() return {} end) end");
  await vm.idle();
  vm.collectGarbage();
  const { references } = vm.stats();
  await vm.run("for i = 1, 1000 do local f = spawn(function() return {} end) if i % 2 == 0 then f:join() end end");
  await vm.idle();
  vm.collectGarbage();
  t.same(vm.stats().handles, {});
  t.equal(vm.stats().references, references);
});

t.test("the ready queue is first in, first out at any size", async (t) => {
  const queue = new ReadyQueue<number>();
  let next = 0;
  for (let i = 0; i < 1000; i++) {
    queue.push(i);
    if (i % 3 === 0 && queue.shift() !== next++) t.fail("out of order");
  }
  while (queue.length > 0) if (queue.shift() !== next++) t.fail("out of order");
  t.equal(next, 1000);
  t.equal(queue.shift(), undefined);
});

t.test("retain keeps what is wanted in the queue, in order", async (t) => {
  const queue = new ReadyQueue<number>();
  for (let i = 0; i < 40; i++) queue.push(i);
  for (let i = 0; i < 10; i++) queue.shift();
  queue.retain((n) => n % 3 === 0);
  const left = [];
  for (let n = queue.shift(); n !== undefined; n = queue.shift()) left.push(n);
  t.same(left, [12, 15, 18, 21, 24, 27, 30, 33, 36, 39]);
});

t.test("what gave up waiting is forgotten", async (t) => {
  const held = new Set<Message>();
  const mailbox = new Mailbox({} as VmContext);
  for (let i = 0; i < 1000; i++) {
    const message = { undo: () => void held.delete(message) } as Message;
    held.add(message);
    const sender = { message, gone: false, taken() {}, withdrawn() {}, refused() {} };
    mailbox.offer(sender);
    if (i % 100 !== 0) mailbox.withdraw(sender);
  }
  t.equal(held.size, 10);
  t.ok(mailbox.waiting < 200, `${mailbox.waiting} places for 10 senders`);
  for (let i = 0; i < 10; i++) t.ok(held.delete(mailbox.take()!));
  t.equal(mailbox.take(), undefined);
  t.equal(mailbox.waiting, 0);
});

t.test("closing a VM with many fibers that sleep takes no longer than they took to start", async (t) => {
  const vm = Vm.create();
  const start = cpuMs();
  await vm.run(
    "local s = require('time').sleep for i = 1, 20000 do spawn(function() s(600) end) end this_fiber.yield()",
  );
  const middle = cpuMs();
  vm.close();
  t.ok(cpuMs() - middle < 100 + 2 * (middle - start));
});

t.test("scopes in deep recursion: unwinding is linear, and its work is charged", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const start = cpuMs();
  await vm.run("local function f() scope(function() scope_cleanup_push(function() end) f() end) end return pcall(f)");
  t.ok(cpuMs() - start < 1000);
  const job = vm.start(
    "local function f(n) if n > 0 then f(n - 1) else while true do scope_cleanup_push(print) scope_cleanup_pop(false) end end return 1 end return f(60000)",
    { cpuMs: 100 },
  );
  const before = cpuMs();
  t.same(await job.wait(), { type: "stopped", reason: "cpu" });
  t.ok(cpuMs() - before < 500);
  job.kill();
});

t.test("sleeping for ever keeps the fiber asleep", async (t) => {
  const clock = new VirtualClock();
  const timers = new Timers(() => {}, clock);
  timers.set(Infinity, () => t.fail("there is no end of it"));
  clock.skipTo(1e15);
  timers.expire();
  t.equal(timers.length, 1);
  const real = new Timers(() => {});
  const timer = real.set(Infinity, () => {});
  real.arm();
  t.ok(process.getActiveResourcesInfo().includes("Timeout"), "the process waits");
  real.cancel(timer);
});

t.test("timers fire in order, and cancelled ones not at all", async (t) => {
  const clock = new VirtualClock();
  const timers = new Timers(() => {}, clock);
  const fired: number[] = [];
  const set = Array.from({ length: 300 }, (_, i) =>
    timers.set(1000 * ((i * 7919) % 300), () => fired.push((i * 7919) % 300)),
  );
  for (const [i, timer] of set.entries()) if (i % 3 === 0) timers.cancel(timer);
  timers.cancel(set[0]!);
  t.equal(timers.length, 200);
  clock.skipTo(400_000);
  timers.expire();
  t.equal(timers.length, 0);
  t.equal(fired.length, 200);
  t.same(
    fired,
    [...fired].sort((a, b) => a - b),
  );
  timers.arm();
});

t.test("reports are coloured for terminals, unless told otherwise", async (t) => {
  t.equal(wantsColours({}, true), true);
  t.equal(wantsColours({}, false), false);
  t.equal(wantsColours({ NO_COLOR: "1" }, true), false);
  t.equal(wantsColours({ NO_COLOR: "" }, true), true);
  t.equal(wantsColours({ NO_COLOR: "1", EMILUA_COLORS: "1" }, false), true);
  t.equal(wantsColours({ EMILUA_COLORS: "0" }, true), false);
  const plain = new PanicStyle(() => false);
  t.equal(
    plain.mainFiber("0x1", "m", "stack traceback:\n\tx"),
    "Main fiber from VM 0x1 panicked: 'm'\nstack traceback:\n\tx\n",
  );
  t.equal(plain.outOfMemory("0x1"), "VM 0x1 forcibly closed due to 'LUA_ERRMEM'\n");
  const coloured = new PanicStyle(() => true).fiber("0x1", "m", "");
  // eslint-disable-next-line no-control-regex
  t.equal(coloured.replace(/\x1b\[[\d;]*m/g, ""), "Fiber 0x1 panicked: 'm'\n");
  t.not(coloured, "Fiber 0x1 panicked: 'm'\n");
});

t.test("a run whose own cleanup handler fails is over as well", async (t) => {
  const vm = Vm.create({ stderr: () => {} });
  const job = vm.start("scope_cleanup_push(function() error('in handler', 0) end)");
  await vm.idle();
  t.equal(job.state?.type, "error");
  t.match(job.state, { error: { code: "ERR_VM_CLEANUP" } });
});

t.test("a VM's actors end with it, those of its actors as well", async (t) => {
  const texts = new Map([
    ["/p/child.lua", "spawn_vm('./grandchild')"],
    ["/p/grandchild.lua", "while true do print('at work') require('time').sleep(0.001) end"],
  ]);
  const files = {
    read(file: string) {
      const text = texts.get(file);
      return text === undefined ? undefined : Buffer.from(text);
    },
  };
  for (const end of ["", "require('system').exit()"]) {
    let turns = 0;
    const vm = Vm.create({
      modules: { script: "/p/main.lua", packages: [], files },
      actors: true,
      stdout: () => void turns++,
    });
    await vm.run("spawn_vm('./child') require('time').sleep(0.02)");
    t.ok(turns > 0);
    if (end === "") vm.close();
    else await t.rejects(vm.run(end), { code: "ERR_VM_CLOSED" });
    const before = turns;
    await new Promise((resolve) => setTimeout(resolve, 20));
    t.equal(turns, before);
  }
});

/** What becomes an uncaught exception of the process while `work` goes on. */
async function uncaught(t: Tap, work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => void seen.push(error.message));
  t.teardown(() => {
    process.removeAllListeners("uncaughtException");
    for (const listener of listeners) process.on("uncaughtException", listener);
  });
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  return seen;
}

type Tap = { teardown(work: () => void): unknown };

for (const [when, code] of [
  ["a detached fiber dies", "spawn(function() error('x', 0) end):detach() this_fiber.yield()"],
  ["a dead fiber is detached", "local f = spawn(function() error('x', 0) end) this_fiber.yield() f:detach()"],
  ["the collector finds a dead fiber", "spawn(function() error('x', 0) end) this_fiber.yield() collectgarbage()"],
] as const) {
  t.test(`what \`stderr\` throws when ${when} is not the program's business`, async (t) => {
    let calls = 0;
    const vm = Vm.create({
      stderr: () => {
        calls++;
        throw new Error("full");
      },
    });
    const seen = await uncaught(t, async () => {
      t.same(await vm.run(`${code} this_fiber.yield() return 'goes on'`), ["goes on"]);
      t.same(await vm.run("return 'and on'"), ["and on"]);
    });
    t.same([calls, seen], [1, ["full"]]);
    vm.close();
  });
}

t.test("what `stderr` throws when a VM ends does not keep it from ending", async (t) => {
  const vm = Vm.create({
    stderr: () => {
      throw new Error("full");
    },
  });
  const seen = await uncaught(t, async () => {
    await vm.run("for i = 1, 2 do _G[i] = spawn(function() error(i, 0) end) end this_fiber.yield()");
    vm.close();
  });
  t.same(seen, ["full", "full"]);
  t.equal(vm.closed?.code, "ERR_VM_CLOSED");
});

t.test("what `stdout` throws is not the program's business", async (t) => {
  const vm = Vm.create({
    stdout: () => {
      throw new Error("full");
    },
  });
  const seen = await uncaught(t, async () => t.same(await vm.run("print(1) return pcall(print, 2)"), [true]));
  t.same(seen, ["full"]);
  vm.close();
});

t.test("a VM that is closed when it prints ends with its slice", async (t) => {
  const vm = Vm.create({ stdout: () => vm.close() });
  await t.rejects(vm.run("print(1) while true do end"), { code: "ERR_VM_CLOSED" });
  t.equal(vm.closed?.code, "ERR_VM_CLOSED");

  const called = Vm.create({ stdout: () => called.close() });
  const fn = called.load("print(1) return 2");
  t.throws(() => fn.call(), { code: "ERR_VM_CLOSED" });

  const nested = Vm.create({ stdout: () => nested.close() });
  const inner = nested.load("print(1) return 2");
  nested.set("again", () => inner.call());
  await t.rejects(nested.run("return again()"), { code: "ERR_VM_CLOSED" });
  t.equal(nested.closed?.code, "ERR_VM_CLOSED");
});

t.test("a VM that is closed when it reports a dead fiber ends", async (t) => {
  for (const code of [
    "spawn(function() error('x', 0) end):detach() this_fiber.yield() while true do this_fiber.yield() end",
    "local f = spawn(function() error('x', 0) end) this_fiber.yield() f:detach() while true do end",
  ]) {
    let reports = 0;
    const vm = Vm.create({
      stderr: () => {
        reports++;
        vm.close();
      },
    });
    await t.rejects(vm.run(code), { code: "ERR_VM_CLOSED" });
    t.equal(reports, 1);
  }
});
