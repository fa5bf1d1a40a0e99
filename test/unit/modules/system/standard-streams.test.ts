import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { Command, run, scriptFile, shell } from "./command.js";

const prelude = `
  local system = require 'system'
  local function read(n)
    local buffer = byte_span.new(n)
    local ok, n = pcall(system.in_.read_some, system.in_, buffer)
    return ok and tostring(buffer:slice(1, n)) or tostring(n)
  end
  local function write(text, stream)
    local bytes = byte_span.append(text)
    while #bytes > 0 do bytes = bytes:slice(1 + (stream or system.out):write_some(bytes)) end
  end
`;

t.test("one read takes what was asked for and leaves the rest, to children too", async (t) => {
  const file = scriptFile(`${prelude} print(read(3)) print(read(2))
    system.spawn { program = 'cat', stdin = 'share', stdout = 'share' }:wait()
    print(read(9))`);
  const expected = "abc\nde\nfghi\nEnd of file\n";
  t.equal((await shell(`echo abcdefghi | $EMILUA ${file}`)).output, expected, "a pipe");
  t.equal((await shell(`$EMILUA ${file} <<<abcdefghi`)).output, expected, "a file");
});

t.test("input may be a file, nothing, closed, a directory, a socket or a terminal", async (t) => {
  const file = scriptFile(`${prelude} print(system.in_:isatty(), read(5))`);
  t.equal((await shell(`$EMILUA ${file} </dev/null`)).output, "false\tEnd of file\n");
  t.equal((await shell(`$EMILUA ${file} <&-`)).output, "false\tEnd of file\n");
  t.equal((await shell(`$EMILUA ${file} </dev/zero | tr '\\0' 0`)).output, "false\t00000\n");
  t.equal((await shell(`$EMILUA ${file} </`)).output, "false\tIs a directory\n");
  t.equal(
    (await shell(`echo line | script -qec "$EMILUA ${file}" /dev/null`)).output.replace(/\r/g, ""),
    "line\ntrue\tline\n\n",
  );

  const socket = new Command(`${prelude} print(read(5)) print(read(5))`, { stdio: ["pipe", "pipe", "pipe"] });
  socket.child.stdin!.end("hello");
  t.equal((await socket.ended).output, "hello\nEnd of file\n", "Node's pipes are sockets");
});

t.test("input that nobody reads does not keep the program, and is left alone", async (t) => {
  const silent = new Command("print(require 'system'.in_:isatty())", { stdio: ["pipe", "pipe", "pipe"] });
  t.equal((await silent.ended).output, "false\n");
  const after = new Command(`${prelude} print(read(1))`, { stdio: ["pipe", "pipe", "pipe"] });
  after.child.stdin!.write("x");
  t.equal((await after.ended).output, "x\n", "nor when it is read no more");
});

t.test("an interrupted or cut off read takes nothing, and other fibers run while one waits", async (t) => {
  const command = new Command(
    `${prelude}
    local reader = spawn(function() read(10) end)
    this_fiber.yield()
    print(select(2, pcall(system.in_.read_some, system.in_, byte_span.new(1))))
    reader:interrupt()
    reader:join()
    print('waiting')
    print(read(10))`,
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  await command.says("waiting");
  command.child.stdin!.write("all of it");
  t.equal((await command.ended).output, "Device or resource busy\nwaiting\nall of it\n");
});

t.test("a reader that pauses makes the writer wait, and other fibers go on", async (t) => {
  const go = join(t.testdir(), "go");
  const file = scriptFile(`${prelude}
    local done = false
    local writer = spawn(function()
      for i = 1, 2000 do write(('%09d\\n'):format(i):rep(100)) end
      done = true
    end)
    for _ = 1, 20 do require 'time'.sleep(0.001) end
    write(done and 'it did not wait' or 'others ran', system.err)
    system.spawn { program = 'sh', arguments = { 'sh', '-c', 'echo >${go}' } }:wait()
    writer:join()`);
  const { output, errors } = await shell(`mkfifo ${go}; $EMILUA ${file} | { read -r <${go}; md5sum; }`);
  const sum = createHash("md5");
  for (let i = 1; i <= 2000; i++) sum.update(`${String(i).padStart(9, "0")}\n`.repeat(100));
  t.same({ output, errors }, { output: `${sum.digest("hex")}  -\n`, errors: "others ran" });
});

t.test("when the reader has gone writing raises EPIPE", async (t) => {
  const file = scriptFile(`${prelude}
    local ok, e
    repeat ok, e = pcall(write, 'x') until not ok
    write(tostring(e:togeneric() == require 'generic_error'.EPIPE), system.err)`);
  t.same((await shell(`$EMILUA ${file} | true`)).errors, "true");
});

t.test("a full device is an error of the system", async (t) => {
  const file = scriptFile(`${prelude} local ok, e = pcall(write, 'x') write(tostring(e), system.err)`);
  t.same((await shell(`$EMILUA ${file} >/dev/full`)).errors, "No space left on device");
});

t.test("two VMs of a thread may use the same streams", async (t) => {
  const command = new Command(
    `${prelude}
    local inbox = require 'inbox'
    if _CONTEXT == 'main' then
      local actor = spawn_vm('.')
      actor:send(inbox)
      inbox:receive()
      print('both wait')
      print(#read(1))
    else
      local main = inbox:receive()
      local reader = spawn(function() write(#read(1) .. '\\n') end)
      main:send('ready')
      reader:join()
    end`,
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  await command.says("both wait");
  command.child.stdin!.write("ab");
  t.equal((await command.ended).output, "both wait\n1\n1\n");
});

t.test("a terminal's foreground process group can be asked for and set", async (t) => {
  const file =
    scriptFile(`${prelude} print(system.out:tcgetpgrp() == system.getpgrp()) system.out:tcsetpgrp(system.getpgrp())
    print(pcall(system.out.tcsetpgrp, system.out, 2^31 - 1))`);
  const { output } = await shell(`script -qec "$EMILUA ${file}" /dev/null </dev/null`);
  t.equal(output.replace(/\r/g, ""), "true\nfalse\tNo such process\n");
});

t.test("the blocking mode of what others share is as it was", async (t) => {
  const file = scriptFile(`${prelude} write(read(1))
    system.spawn { program = 'sh', arguments = { 'sh', '-c', 'cat /proc/$PPID/fdinfo/0 >&2' }, stderr = 'share', environment = system.environment }:wait()`);
  const [, flags] = /flags:\t(\d+)/.exec((await shell(`echo x | $EMILUA ${file}`)).errors)!;
  t.equal(parseInt(flags!, 8) & constants.O_NONBLOCK, 0);
});

t.test("without koffi input and output work as well", async (t) => {
  const file = scriptFile(`${prelude}
    local line = ''
    repeat
      local ok, text = pcall(read, 4)
      line = line .. (text == 'End of file' and '' or text)
    until text == 'End of file'
    write(line)
    print(read(1), pcall(system.out.dup, system.out))`);
  const expected = "some input\nEnd of file\tfalse\tOperation not supported\n";
  const command = `EMILUA_NO_KOFFI=1 $EMILUA ${file}`;
  t.equal((await shell(`echo some input | ${command}`)).output, expected, "pipes");
  t.equal((await shell(`${command} <<<'some input'`)).output, expected, "a file");
  t.equal((await shell(`${command} </dev/null`)).output, expected.slice("some input\n".length), "nothing");
  const silent = new Command(
    `${prelude} print(read(1))`,
    { stdio: ["pipe", "pipe", "pipe"] },
    { EMILUA_NO_KOFFI: "1" },
  );
  silent.child.stdin!.write("x");
  t.equal((await silent.ended).output, "x\n", "and nothing keeps the program");
  const much = scriptFile(`${prelude} for i = 1, 100 do write(('x'):rep(1e4)) end`);
  t.equal((await shell(`EMILUA_NO_KOFFI=1 $EMILUA ${much} | wc -c`)).output.trim(), "1000000");
});

t.test("fibers that write at the same time get their turns in order", async (t) => {
  const file = scriptFile(`${prelude}
    local fibers = {}
    for i = 1, 5 do fibers[i] = spawn(function() write(i .. ' ') end) end
    this_fiber.yield()
    fibers[2]:interrupt()
    fibers[4]:interrupt()
    for i = 1, 5 do fibers[i]:join() end
    print(fibers[1].interruption_caught, fibers[2].interruption_caught, fibers[4].interruption_caught)`);
  t.equal((await shell(`$EMILUA ${file} | cat`)).output, "1 3 5 false\ttrue\ttrue\n");
});

t.test("standard output that ends a program has been written", async (t) => {
  const { output, code } = await run(`${prelude} write('no newline') system.exit(2)`);
  t.same({ output, code }, { output: "no newline", code: 2 });
});
