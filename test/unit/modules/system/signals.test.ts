import { constants } from "node:os";
import t from "tap";
import { Command, run } from "./command.js";

const prelude = "local system = require 'system' local signal = system.signal ";

t.test("the constants are those of the system, by the manual's names", async (t) => {
  const names = (
    "SIGABRT SIGFPE SIGILL SIGINT SIGSEGV SIGTERM SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT " +
    "SIGSTOP SIGSYS SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIGBREAK"
  ).split(" ");
  const { output } = await run(`${prelude} local names = {}
    for name, value in pairs(signal) do if type(value) == 'number' then names[#names + 1] = name .. '=' .. value end end
    table.sort(names) print(table.concat(names, ' '))`);
  const numbers: Readonly<Record<string, number>> = constants.signals;
  t.equal(
    output.trim(),
    names
      .filter((name) => numbers[name] !== undefined)
      .map((name) => `${name}=${numbers[name]}`)
      .sort()
      .join(" "),
  );
});

t.test("without a set or ignore() signals do what the system has them do", async (t) => {
  for (const name of ["SIGTERM", "SIGUSR1", "SIGHUP", "SIGINT", "SIGSEGV"] as const) {
    const { signal, output } = await run(`${prelude} signal.raise(signal.${name}) print('not reached')`);
    t.same({ signal, output }, { signal: name, output: "" });
  }
});

t.test("the default comes back with default(), with the last set, and with the end of a set", async (t) => {
  for (const end of [
    "signal.ignore(signal.SIGTERM) signal.default(signal.SIGTERM)",
    "local set = signal.set.new(signal.SIGTERM) set:remove(signal.SIGTERM)",
    "local set = signal.set.new(signal.SIGTERM) set:clear()",
    "local set = signal.set.new(signal.SIGTERM) set = nil collectgarbage()",
    "signal.ignore(signal.SIGTERM) local set = signal.set.new(signal.SIGTERM) set:clear()",
  ]) {
    const { signal, output } = await run(`${prelude} ${end} print('raised') signal.raise(signal.SIGTERM)`);
    t.same({ signal, output }, { signal: "SIGTERM", output: "raised\n" }, end);
  }
  const pipe = await run(`${prelude} signal.default(signal.SIGPIPE) signal.raise(signal.SIGPIPE)`);
  t.equal(pipe.signal, "SIGPIPE", "what Node ignores can be had as well");
});

t.test("a program that waits for SIGTERM ends in order", async (t) => {
  const command = new Command(`${prelude}
    local set = signal.set.new(signal.SIGTERM, signal.SIGINT)
    print('ready')
    print(set:wait() == signal.SIGTERM)
    print(set:wait() == signal.SIGINT)`);
  await command.says("ready");
  command.child.kill("SIGTERM");
  await command.says("true");
  command.child.kill("SIGINT");
  const { code, output } = await command.ended;
  t.same({ code, output }, { code: 0, output: "ready\ntrue\ntrue\n" });
});

t.test("a set without anybody who waits does not keep the program", async (t) => {
  const { code, output } = await run(`${prelude} set = signal.set.new(signal.SIGTERM) print('end')`);
  t.same({ code, output }, { code: 0, output: "end\n" });
});

t.test("a fiber that waits for a signal keeps it, but not from system.exit", async (t) => {
  const { code } = await run(`${prelude}
    local set = signal.set.new(signal.SIGTERM)
    spawn(function() set:wait() end)
    this_fiber.yield()
    system.exit(4)`);
  t.equal(code, 4);
});

t.test("a master VM outside of the main thread cannot handle signals, but send them", async (t) => {
  const { output, errors, signal } = await run(`
    if _CONTEXT == 'main' then
      spawn_vm('.', { inherit_context = false, new_master = true })
      return
    end
    ${prelude}
    for _, f in ipairs { signal.set.new, signal.ignore, signal.default } do print(pcall(f, signal.SIGTERM)) end
    signal.raise(0)
    system.kill(system.getpid(), signal.SIGKILL)`);
  t.same(
    { output, errors, signal },
    { output: "false\tOperation not supported\n".repeat(3), errors: "", signal: "SIGKILL" },
  );
});

t.test("every occurrence is queued, as far as the system tells them apart", async (t) => {
  const command = new Command(`${prelude}
    local set, each = signal.set.new(signal.SIGUSR1), signal.set.new(signal.SIGUSR1)
    print('ready')
    for i = 1, 3 do each:wait() print('seen ' .. i) end
    for _ = 1, 3 do set:wait() end
    print('three')
    spawn(function() set:cancel() end)
    print(pcall(set.wait, set))`);
  await command.says("ready");
  for (const seen of ["seen 1", "seen 2", "seen 3"]) {
    command.child.kill("SIGUSR1");
    await command.says(seen);
  }
  const { output } = await command.ended;
  t.match(output, /three\nfalse\tOperation canceled\n$/);
});
