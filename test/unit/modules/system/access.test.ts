import t from "tap";
import { Vm } from "#dist/index.js";

t.test("an embedded VM may not use the process", async (t) => {
  const vm = Vm.create();
  const members = ["arguments", "environment", "in_", "out", "err", "signal"];
  const calls = [
    "spawn",
    "kill",
    "getpid",
    "getppid",
    "getresuid",
    "getresgid",
    "setresuid",
    "setresgid",
    "getgroups",
  ].concat(["setgroups", "getpgrp", "getpgid", "setpgid", "getsid", "setsid"]);
  const found = await vm.run(
    `local system, EPERM = require 'system', require 'generic_error'.EPERM
     local allowed = {}
     local function try(name, f)
       local ok, e = pcall(f)
       if e ~= EPERM then allowed[#allowed + 1] = name end
     end
     for name in ('${members.join(" ")}'):gmatch('%S+') do try(name, function() return system[name] end) end
     for name in ('${calls.join(" ")}'):gmatch('%S+') do try(name, function() return system[name](1, 1, 1) end) end
     return #allowed, unpack(allowed)`,
  );
  t.same(found, [0]);
  vm.close();
});

t.test("its embedder may allow that, and say what its arguments are", async (t) => {
  const vm = Vm.create({ process: { arguments: ["tool", "script", "--flag"] }, actors: false });
  const [n, flag, pid, path] = await vm.run(
    `local system = require 'system'
     return #system.arguments, system.arguments[3], system.getpid(), system.environment.PATH`,
  );
  t.same([n, flag, pid, path], [3, "--flag", process.pid, process.env["PATH"]]);
  vm.close();

  const other = Vm.create({ process: true });
  t.same(await other.run("return require 'system'.arguments"), [process.argv]);
  other.close();
});

t.test("the process goes on when a VM with signals and children is closed", async (t) => {
  const before = process.listenerCount("SIGUSR2");
  const vm = Vm.create({ process: true });
  const job = vm.start(
    `local system = require 'system'
     set = system.signal.set.new(system.signal.SIGUSR2)
     child = system.spawn { program = 'sleep', arguments = { 'sleep', '1000' } }
     pid = child.pid
     spawn(function() child:wait() end)
     set:wait()`,
  );
  await vm.run("this_fiber.yield()");
  t.equal(process.listenerCount("SIGUSR2"), before + 1);
  const pid = vm.get("pid") as number;
  t.doesNotThrow(() => process.kill(pid, 0));
  vm.close();
  t.match(await job.wait(), { type: "error" });
  t.equal(process.listenerCount("SIGUSR2"), before);
  // It got SIGTERM, and Node reaps it.
  while (isThere(pid)) await new Promise((resolve) => setImmediate(resolve));
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
