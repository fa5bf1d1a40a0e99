import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import t from "tap";
import { run, scriptFile, shell } from "./command.js";

const prelude = `
  local system = require 'system'
  local function sh(script, options)
    options = options or {}
    options.program = 'sh'
    options.arguments = { 'sh', '-c', script }
    options.environment = { PATH = system.environment.PATH }
    options.stdout = options.stdout or 'share'
    return system.spawn(options)
  end
`;

t.test("children that ended leave no zombies and no descriptors", async (t) => {
  const count = (what: string) => `
    local function ${what}s()
      local child = sh([[${
        what === "zombie"
          ? "for s in /proc/[0-9]*/stat; do read -r _ _ state parent _ <$s && [ $state$parent = Z$PPID ] && exit 1; done; exit 0"
          : "exit $(ls /proc/$PPID/fd | wc -l)"
      }]])
      child:wait()
      return child.exit_code
    end`;
  const { output, errors, code } = await run(`${prelude}${count("zombie")}${count("descriptor")}
    descriptors()
    local before = descriptors()
    local children = {}
    for i = 1, 60 do
      children[i] = system.spawn { program = 'true', stdout = i % 2 == 0 and 'share' or nil }
      if i % 3 == 0 then children[i]:wait() end
    end
    for i = 1, 60 do if i % 3 == 1 then children[i]:wait() end end
    children = nil
    collectgarbage()
    for i = 1, 20 do pcall(system.spawn, { program = '/no/such' }) pcall(system.spawn, { program = '/proc' }) end
    while zombies() ~= 0 do end
    local after, tries = descriptors(), 0 -- a pipe may close a little after its child's end is known
    while after > before and tries < 50 do after, tries = descriptors(), tries + 1 end
    print(after <= before or ('before ' .. before .. ', after ' .. after))`);
  t.same({ output, errors, code }, { output: "true\n", errors: "", code: 0 });
});

t.test("a child whose handle is collected gets its last signal", async (t) => {
  const traps = `trap 'echo TERM; exit' TERM; trap 'echo USR2; exit' USR2; echo ready >&2; while :; do sleep 0.01; done`;
  for (const [option, expected] of [
    ["nil", "TERM\n"],
    ["system.signal.SIGUSR2", "USR2\n"],
  ]) {
    // The child tells that it is ready by a signal of its own.
    const { output, code, signal } = await run(`${prelude}
      local ready = system.signal.set.new(system.signal.SIGUSR1)
      local child = sh([[${traps.replace("echo ready >&2", "kill -USR1 $PPID")}]], { signal_on_gcreaper = ${option} })
      ready:wait()
      child = nil
      collectgarbage()`);
    t.same({ output, code, signal }, { output: expected, code: 0, signal: null });
  }
});

t.test("the end of a program sends children their last signal, and waits for them", async (t) => {
  const { output, code } = await run(`${prelude}
    local ready = system.signal.set.new(system.signal.SIGUSR1)
    child = sh([[trap 'echo told; sleep 0.05; echo done; exit' TERM; kill -USR1 $PPID; while :; do sleep 0.01; done]])
    ready:wait()
    print('end of the script')
    system.exit(3)`);
  t.same({ output, code }, { output: "end of the script\ntold\ndone\n", code: 3 });

  const untold = await run(`${prelude} sh([[sleep 0.05; echo done]], { signal_on_gcreaper = 0 }) print('end')`);
  t.same(untold.output, "end\ndone\n");
});

t.test("a child that ignores signals is ended by SIGKILL", async (t) => {
  const { output, code } = await run(`${prelude}
    local ready = system.signal.set.new(system.signal.SIGUSR1)
    local script = [[trap '' TERM INT; kill -USR1 $PPID; while :; do sleep 0.01; done]]
    local child = sh(script, { signal_on_gcreaper = system.signal.SIGKILL })
    ready:wait()
    child:kill(system.signal.SIGTERM)
    child:kill(system.signal.SIGINT)
    other = sh(script, { signal_on_gcreaper = system.signal.SIGKILL }) -- for the end of the program
    ready:wait()
    child:kill(system.signal.SIGKILL)
    child:wait()
    print(child.exit_signal == system.signal.SIGKILL)`);
  t.same({ output, code }, { output: "true\n", code: 0 });
});

t.test("a child that nobody waits for does not keep the program", async (t) => {
  const { output, code } = await run(`${prelude}
    child = system.spawn { program = 'sleep', arguments = { 'sleep', '1000' } }
    print(child.pid)
    system.exit(0, { force = 2 })`);
  t.equal(code, 0);
  process.kill(Number(output), "SIGKILL");
});

t.test("when there are no descriptors left, spawn raises the system's error, and works again later", async (t) => {
  const file = scriptFile(`${prelude}
    local warm = sh('exit 0')
    warm:wait()
    local descriptors = {}
    while true do
      local ok, fd = pcall(system.out.dup, system.out)
      if not ok then break end
      descriptors[#descriptors + 1] = fd
    end
    for _, stdin in ipairs { 'share', 'closed' } do
      local ok, e = pcall(sh, 'echo wrong', { stdin = stdin == 'share' and stdin or nil, stderr = 'share' })
      print(ok, e, e.category)
    end
    for _, fd in ipairs(descriptors) do fd:close() end
    local child = sh('echo again')
    child:wait()`);
  const { output, errors } = await shell(`ulimit -n 40; $EMILUA ${file}`);
  t.same({ output, errors }, { output: `${"false\tToo many open files\tsystem\n".repeat(2)}again\n`, errors: "" });
});

t.test("a program that its interpreter is missing for fails when it is started, which takes a turn", async (t) => {
  const directory = t.testdir({ bad: "#!/no/such/interpreter\n" });
  const { output } = await run(`${prelude}
    sh('chmod +x ${directory}/bad'):wait()
    local f = spawn(function() print(pcall(system.spawn, { program = '${directory}/bad' })) end)
    f:join()
    print(pcall(function()
      scope(function()
        this_fiber.forbid_suspend()
        system.spawn { program = '${directory}/bad' }
      end)
    end))`);
  t.equal(output, "false\tNo such file or directory\nfalse\tOperation not permitted within a forbid-suspend block\n");
});

t.test(
  "a program may be given by a descriptor, and so may its working directory",
  { skip: !existsSync("/proc/self/fd") },
  async (t) => {
    const file = scriptFile(`${prelude}
    local function run(options)
      local child = system.spawn(options)
      child:wait()
      print(child.exit_code)
    end
    run { program = system.in_:dup(), arguments = { 'name', '-c', 'echo $0' }, stdout = 'share' }
    run { program = 'pwd', stdout = 'share', working_directory = system.err:dup() }`);
    const { output } = await shell(`$EMILUA ${file} </bin/sh 2</usr`);
    t.equal(output, "name\n0\n/usr\n0\n");
  },
);

t.test("root gives children another user and group", { skip: process.getuid?.() !== 0 }, async (t) => {
  const { output } = await run(`${prelude}
    local options = { ruid = 1234, euid = 1234, rgid = 4321, egid = 4321, extra_groups = {} }
    sh('id -u; id -ru; id -g; id -G', options):wait()`);
  t.equal(output, "1234\n1234\n4321\n4321\n");
});

t.test("an actor in a thread of its own has children as well", async (t) => {
  const { output, code, errors } = await run(`
    if _CONTEXT == 'main' then
      local inbox = require 'inbox'
      spawn_vm('.', { inherit_context = false }):send(inbox)
      print(inbox:receive())
      return
    end
    ${prelude}
    local child = sh('exit 9')
    child:wait()
    left = sh([[trap 'echo told; exit' TERM; echo ready; while :; do sleep 0.01; done]])
    require 'inbox':receive():send(child.exit_code)`);
  t.match(output, /9\n/);
  t.same({ code, errors }, { code: 0, errors: "" });
});

t.test("many children at a time end in any order", async (t) => {
  const { output } = await run(`${prelude}
    local fibers = {}
    for i = 1, 40 do
      fibers[i] = spawn(function()
        local child = sh('exit ' .. i)
        child:wait()
        return child.exit_code
      end)
    end
    local sum = 0
    for _, fiber in ipairs(fibers) do sum = sum + fiber:join() end
    print(sum)`);
  t.equal(output, `${(40 * 41) / 2}\n`);
});

t.test("a child sees nothing of our other descriptors", async (t) => {
  const { output } = await run(`${prelude} fd = system.out:dup() sh('ls /proc/self/fd | wc -l'):wait()`);
  t.equal(
    output,
    execFileSync("sh", ["-c", "ls /proc/self/fd | wc -l"], { encoding: "utf8" }),
    "as many as one of ours",
  );
});
