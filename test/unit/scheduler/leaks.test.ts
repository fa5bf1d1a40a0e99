import t from "tap";
import { Vm, type VmOptions } from "#dist/index.js";

// Memory of the process and the ledgers of the VMs, over many ends of fibers and actors.

t.setTimeout(120_000);

const MIB = 1 << 20;

/** Runs `wave` again and again; answers by how much the process grew in the second half of the time, in bytes. */
async function growth(waves: number, wave: () => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < waves; i++) {
    await wave();
    samples.push(process.memoryUsage().rss);
  }
  // The largest of a quarter: collections make single samples jump.
  const largest = (from: number, to: number) =>
    Math.max(...samples.slice(Math.floor(samples.length * from), Math.floor(samples.length * to)));
  return largest(0.75, 1) - largest(0.25, 0.5);
}

function newVm(options: VmOptions = {}): Vm {
  return Vm.create({ seed: 1, stderr: () => {}, ...options });
}

t.test("a million fibers leave nothing behind, however they end", async (t) => {
  const vm = newVm();
  const wave = vm.load(`
    local mutex, condition_variable = require('mutex'), require('condition_variable')
    local m, c = mutex.new(), condition_variable.new()
    local function joined() return {}, 'results' end
    local function failing() this_fiber.local_.x = {} error({}) end
    local function waiting() scope_cleanup_push(function() m:unlock() end) m:lock() c:wait(m) end
    local function within() coroutine.wrap(function() this_fiber.yield() end)() end
    for _ = 1, 1250 do
      local a, b, d, e = spawn(joined), spawn(failing), spawn(waiting), spawn(within)
      spawn(joined):detach()
      spawn(failing):detach()
      spawn(joined) -- and its handle is collected
      local f = spawn(waiting)
      a:join()
      pcall(b.join, b)
      d:interrupt()
      d:join()
      e:join()
      c:notify_all()
      f:join()
    end
    collectgarbage()`);
  await vm.run(wave);
  await vm.idle();
  vm.collectGarbage();
  const before = vm.stats();
  const grown = await growth(99, async () => {
    await vm.run(wave);
    await vm.idle();
  });
  vm.collectGarbage();
  const { memoryUsed, ...after } = vm.stats();
  t.same({ ...after, memoryUsed: before.memoryUsed }, before, "handles and references");
  t.ok(memoryUsed < before.memoryUsed + 4096, `Lua uses ${memoryUsed - before.memoryUsed} bytes more`);
  t.ok(grown < 12 * MIB, `the process grew by ${(grown / MIB).toFixed(1)} MiB`);
  vm.close();
});

t.test("ten thousand actors leave nothing behind, however they end", async (t) => {
  const files: Record<string, string> = {
    "/main.lua": "",
    "/actor.lua": `
      local inbox = require('inbox')
      local sleep = require('time').sleep
      local message = inbox:receive()
      if message.how == 'panic' then error('panic') end
      if message.how == 'exit' then require('system').exit() end
      if message.how == 'fibers' then spawn(function() sleep(1000) end) end
      if message.how == 'busy' then message.to:send({ inbox, ('x'):rep(1000) }) end
      if message.how == 'wait' then inbox:receive() end
      if message.how == 'fibers' then error('panic') end`,
  };
  const vm = newVm({
    actors: true,
    modules: {
      script: "/main.lua",
      packages: [],
      files: { read: (file) => (files[file] === undefined ? undefined : Buffer.from(files[file])) },
    },
  });
  const wave = vm.load(`
    local inbox = require('inbox')
    for _, how in ipairs { 'panic', 'exit', 'fibers', 'wait', 'busy' } do
      local actors = {}
      for i = 1, 20 do actors[i] = spawn_vm('./actor') end
      for i = 1, 20 do actors[i]:send { how = how, to = inbox } end
      if how == 'busy' then for i = 1, 20 do inbox:receive()[1]:close() end end
      actors = nil
      collectgarbage()
    end`);
  await vm.run(wave);
  await vm.idle();
  vm.collectGarbage();
  const before = vm.stats();
  const grown = await growth(100, async () => {
    await vm.run(wave);
    await vm.idle();
    await new Promise(setImmediate); // the last actors see that nobody can send to them any more
  });
  vm.collectGarbage();
  const { memoryUsed, ...after } = vm.stats();
  t.same({ ...after, memoryUsed: before.memoryUsed }, before, "handles and references");
  t.ok(memoryUsed < before.memoryUsed + 4096, `Lua uses ${memoryUsed - before.memoryUsed} bytes more`);
  t.ok(grown < 48 * MIB, `the process grew by ${(grown / MIB).toFixed(1)} MiB`);
  vm.close();
});
