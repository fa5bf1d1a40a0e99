import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { UsageError, parseArguments } from "#dist/cli/options.js";
import { cli, nodeCommand } from "../command.js";
import { root } from "../lua-runner.js";

const directory = t.testdir();

function script(name: string, source: string): string {
  const file = join(directory, name);
  writeFileSync(file, source);
  return file;
}

/** Runs the command; ids in reports become 0xID. */
function run(args: string[], input = ""): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(...nodeCommand([cli, ...args]), {
    input,
    cwd: directory,
    maxBuffer: 1 << 28,
  });
  return { code: status, output: stdout.toString("latin1"), errors: stderr.toString().replace(/0x[0-9a-f]+/g, "0xID") };
}

const shell = (command: string) => {
  const { status, stdout, stderr } = spawnSync("/bin/bash", ["-c", command], { cwd: directory });
  return { code: status, output: stdout.toString(), errors: stderr.toString() };
};
const emilua = `'${process.execPath}' '${cli}' run`;

t.test("the command line is read as the help says", async (t) => {
  const options = { memoryLimit: 0, seed: undefined, virtualTime: false, trace: false };
  t.same(parseArguments(["run", "x.lua"]), { type: "run", script: "x.lua", args: [], options });
  t.same(parseArguments(["run", "x.lua", "--", "a", "--", "-b"]), {
    type: "run",
    script: "x.lua",
    args: ["a", "--", "-b"],
    options,
  });
  t.match(parseArguments(["run", "--memory-limit", "64M", "--seed=7", "x.lua"]), {
    options: { memoryLimit: 64 << 20, seed: 7 },
  });
  t.match(parseArguments(["run", "x.lua", "--memory-limit=2g"]), { options: { memoryLimit: 2 * 2 ** 30 } });
  t.same(parseArguments(["--help"]), { type: "help" });
  t.same(parseArguments(["run", "-h"]), { type: "help" });
  t.same(parseArguments(["--version"]), { type: "version" });
  for (const wrong of [
    [],
    ["x.lua"],
    ["--nonsense"],
    ["run"],
    ["run", "--nonsense", "x.lua"],
    ["run", "x.lua", "y"],
    ["run", "x.lua", "--seed"],
    ["run", "--seed", "x", "x.lua"],
    ["run", "--seed", "4294967296", "x.lua"],
    ["run", "--memory-limit", "10", "x.lua"],
    ["run", "--memory-limit", "10X", "x.lua"],
    ["run", "--memory-limit", "8G", "x.lua"],
  ]) {
    t.throws(() => parseArguments(wrong), UsageError, wrong.join(" "));
  }
});

t.test("wrong usage is one line on standard error and exit code 2", async (t) => {
  for (const [args, message] of [
    [["run", "--nonsense", "x.lua"], /^emilua-ts: unknown option --nonsense\n$/],
    [["run", "missing.lua"], /^emilua-ts: cannot read missing.lua: no such file\n$/],
    [["run", "."], /^emilua-ts: cannot read .: is a directory\n$/],
    [[], /^emilua-ts: .*\n$/],
  ] as const) {
    const { code, output, errors } = run([...args]);
    t.equal(code, 2);
    t.equal(output, "");
    t.match(errors, message);
  }
  const { code, output } = run(["--help"]);
  t.match({ code, output }, { code: 0, output: /^Usage: emilua-ts run/ });
  const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  t.same(run(["--version"]), { code: 0, output: `emilua-ts ${version}\n`, errors: "" });
});

t.test("a script gets its arguments as ... and runs to the end of all its fibers", async (t) => {
  const file = script(
    "args.lua",
    "#!/usr/bin/env emilua-ts\nprint(select('#', ...), ...)\nlocal sleep = require'time'.sleep spawn(function() sleep(0.01) print('end') end)",
  );
  t.same(run(["run", file, "--", "a", "b c", "é"]), { code: 0, output: "3\ta\tb c\t\xc3\xa9\nend\n", errors: "" });
  t.same(run(["run", "-"], "print('from standard input')"), { code: 0, output: "from standard input\n", errors: "" });
  t.same(run(["run", script("empty.lua", "")]), { code: 0, output: "", errors: "" });
  t.same(run(["run", script("comment.lua", "# no newline")]), { code: 0, output: "", errors: "" });
  t.same(
    run(["run", script("stuck.lua", "f = spawn(function() g:join() end) g = spawn(function() f:join() end)")]).code,
    0,
  );
});

t.test("uncaught errors are reported with a traceback", async (t) => {
  script("main.lua", "local function f()\n  error('boom')\nend\nf()");
  const main = run(["run", "main.lua"]);
  t.equal(main.code, 1);
  t.match(main.errors, /^Main fiber from VM 0xID panicked: 'main.lua:2: boom'\nstack traceback:\n(\t.*\n)+$/);
  t.match(main.errors, "\tmain.lua:2: in function 'f'\n\tmain.lua:4: in main chunk\n");

  script(
    "ends.lua",
    "spawn(function() while true do this_fiber.yield() end end) this_fiber.yield() error('the VM ends')",
  );
  t.match(run(["run", "ends.lua"]), { code: 1, errors: /panicked: 'ends.lua:1: the VM ends'/ });
  script(
    "fiber.lua",
    "spawn(function() error('not the main one', 0) end):detach() require'time'.sleep(0.01) print('on')",
  );
  t.match(run(["run", "fiber.lua"]), { code: 0, output: "on\n", errors: /^Fiber 0xID panicked: 'not the main one'\n/ });
  script("syntax.lua", "x =\n");
  t.match(run(["run", "syntax.lua"]), {
    code: 1,
    errors: /^emilua-ts: syntax.lua:2: unexpected symbol near '<eof>'\n$/,
  });
  script("memory.lua", "local t = {} while true do t[#t + 1] = {} end");
  t.same(run(["run", "--memory-limit", "1M", "memory.lua"]), {
    code: 1,
    output: "",
    errors: "VM 0xID forcibly closed due to 'LUA_ERRMEM'\n",
  });
});

t.test("output arrives whole and in order", async (t) => {
  const lines = script("lines.lua", "for i = 1, 1e6 do print(i) end");
  const start = performance.now();
  const { output } = run(["run", lines]);
  t.comment(`1e6 lines through a pipe: ${Math.round(performance.now() - start)} ms`);
  t.equal(output.length, 6888896);
  t.ok(output.endsWith("\n999999\n1000000\n"));

  const file = join(directory, "out.txt");
  const fd = openSync(file, "w");
  spawnSync(process.execPath, [cli, "run", lines], { stdio: ["ignore", fd, "inherit"] });
  closeSync(fd);
  t.equal(readFileSync(file, "latin1"), output, "the same in a file");

  script(
    "mixed.lua",
    "print('one') spawn(function() error('two', 0) end):detach() this_fiber.yield() print('three') error('four', 0)",
  );
  const mixed = shell(`${emilua} mixed.lua 2>&1`).output;
  t.match(mixed, /^one\nFiber .*'two'\n(.*\n)*three\nMain fiber .*'four'\n/);
  script("bytes.lua", "local t = {} for i = 0, 255 do t[#t + 1] = string.char(i) end print(table.concat(t))");
  t.equal(run(["run", "bytes.lua"]).output, `${String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))}\n`);
});

t.test("a reader that goes away ends the program quietly", async (t) => {
  script("forever.lua", "local i = 0 while true do i = i + 1 print(i) end");
  t.same(shell(`${emilua} forever.lua | head -1; echo \${PIPESTATUS[0]}`), { code: 0, output: "1\n141\n", errors: "" });
  script(
    "thread.lua",
    "if _CONTEXT == 'main' then spawn_vm('.', { inherit_context = false }) require('time').sleep(60) end while true do print(1) end",
  );
  t.same(shell(`${emilua} thread.lua | head -1; echo \${PIPESTATUS[0]}`), { code: 0, output: "1\n141\n", errors: "" });
  t.match(shell(`${emilua} args.lua >/dev/full`), {
    code: 1,
    errors: /^emilua-ts: cannot write to standard output: ENOSPC/,
  });
});

t.test("a slow reader on a non-blocking pipe loses nothing", async (t) => {
  // The child's standard output is a socket pair in non-blocking mode, read with pauses: writes meet EAGAIN.
  script("much.lua", "for i = 1, 2e5 do print(i, ('x'):rep(20)) end");
  const child = spawn(process.execPath, [
    "-e",
    `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ${JSON.stringify([cli, "run", join(directory, "much.lua")])}, { stdio: ["ignore", "pipe", "inherit"] });
    let size = 0;
    child.stdout.on("data", (data) => {
      size += data.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    child.on("close", (code) => console.log(size, code));
  `,
  ]);
  let said = "";
  for await (const data of child.stdout) said += String(data);
  let size = 0;
  for (let i = 1; i <= 2e5; i++) size += String(i).length + 22;
  t.equal(said, `${size} 0\n`);
});
