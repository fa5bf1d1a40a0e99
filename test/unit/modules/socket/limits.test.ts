import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import t from "tap";
import { cli } from "../../../command.js";
import { Command, scriptFile, shell } from "../system/command.js";
import { prelude } from "./program.js";

t.test("accept() raises EMFILE when there are too many descriptors, and goes on after some are closed", async (t) => {
  const script = scriptFile(`${prelude}
    local a = acceptor()
    -- A connection is ready in the queue, and descriptors are used up after that.
    local first = client(a.local_port)
    local held = {}
    while true do
      local s = ip.udp.socket.new()
      local ok, e = pcall(s.open, s, 'v4')
      if not ok then print('open', e, e.category) break end
      held[#held + 1] = s
    end
    print('pair', call(unix.stream_socket, 'pair'))
    for _ = 1, 3 do print('accept', call(a, 'accept')) end
    local waiter = spawn(function()
      while true do
        local ok, s = pcall(a.accept, a)
        if ok then return s end
        this_fiber.yield()
      end
    end)
    for _ = 1, 10 do this_fiber.yield() end
    held[1]:close()
    local peer = waiter:join()
    write(first, 'hello')
    print(read(peer, 5), #held > 10)`);
  // The runtime has its own, and Node.
  const said = await shell(`ulimit -n 100; $EMILUA ${script} </dev/null`);
  t.equal(said.errors, "");
  t.same(said.output.split("\n").slice(0, -1), [
    "open\tToo many open files\tsystem",
    "pair\tsystem: Too many open files",
    ...Array.from({ length: 3 }, () => "accept\tsystem: Too many open files"),
    "hello\ttrue",
  ]);
  t.equal(said.code, 0);
});

t.test("a flood of clients above the limit is served, as others leave", async (t) => {
  const clients = 150;
  const script = scriptFile(`${prelude}
    local EMFILE = require 'generic_error'.EMFILE
    local a = acceptor()
    require 'system'.out:write_some(byte_span.append(a.local_port .. '\\n'))
    local open, served, refused = {}, 0, 0
    -- Nobody is let go before there is no room for more.
    while served < ${clients} do
      local ok, s = pcall(a.accept, a)
      if ok then
        served = served + 1
        open[#open + 1] = s
      else
        assert(s:togeneric() == EMFILE)
        refused = refused + 1
        for _, socket in ipairs(open) do
          write(socket, 'served')
          socket:close()
        end
        open = {}
      end
    end
    for _, socket in ipairs(open) do write(socket, 'served') end
    print(served, refused > 0)`);
  const child = spawn("/bin/bash", ["-c", `ulimit -n 100; exec ${process.execPath} ${cli} run ${script}`], {
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.teardown(() => child.kill("SIGKILL"));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  while (!output.includes("\n")) await once(child.stdout, "data");
  const port = parseInt(output);
  const answers = await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = connect(port, "127.0.0.1");
      let answer = "";
      socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
      await once(socket, "close");
      return answer;
    }),
  );
  t.ok(answers.every((answer) => answer === "served"));
  const [code] = (await once(child, "close")) as [number];
  t.same([code, output], [0, `${port}\n${clients}\ttrue\n`]);
});

/** Resident memory of a process, in MiB. */
function resident(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
}

const onLinux = { skip: process.platform === "linux" ? false : "there is no /proc" };

t.test("a slow reader stops the writer, whose memory stays as it is", onLinux, async (t) => {
  const sockets: Socket[] = [];
  const server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  const command = new Command(`${prelude}
    local s = client(${(server.address() as AddressInfo).port})
    local block, sent = byte_span.new(1000000), 0
    local writer = spawn(function()
      while sent < 200e6 do sent = sent + s:write_some(block) end
    end)
    -- It has stopped when nothing is sent for a while.
    local before
    repeat
      before = sent
      time.sleep(0.2)
    until sent == before
    require 'system'.out:write_some(byte_span.append(('stopped %s\\n'):format(sent < 100e6)))
    writer:join()
    s:close()
    print('sent', sent >= 200e6)`);
  t.teardown(() => command.child.kill("SIGKILL"));
  await command.says("stopped");
  t.match(command.output, "stopped true");
  const pid = command.child.pid!;
  const stopped = resident(pid);
  const [socket] = sockets;
  let most = 0;
  let got = 0;
  socket!.on("data", (bytes) => {
    if (Math.floor(got / 20e6) !== Math.floor((got + bytes.length) / 20e6)) most = Math.max(most, resident(pid));
    got += bytes.length;
  });
  socket!.resume();
  t.match(await command.ended, { code: 0, errors: "", output: "stopped true\nsent\ttrue\n" });
  t.ok(got >= 200e6, "all arrived");
  t.ok(most < stopped + 40, `${most} MiB after ${stopped} MiB`);
});

t.test("a reader that does not read takes no memory", onLinux, async (t) => {
  const command = new Command(`${prelude}
    local a = acceptor()
    local s = client(a.local_port)
    local peer = a:accept()
    local block, sent = byte_span.new(1000000), 0
    local writer = spawn(function() while true do sent = sent + peer:write_some(block) end end)
    local before
    repeat
      before = sent
      time.sleep(0.2)
    until sent == before
    writer:interrupt()
    writer:join()
    peer:shutdown('send')
    local got, buffer = 0, byte_span.new(65536)
    pcall(function() while true do got = got + s:read_some(buffer) end end)
    print(sent < 50e6, got == sent)`);
  t.match(await command.ended, { code: 0, errors: "", output: "true\ttrue\n" });
});

const cycles = {
  TCP: `
    local a = acceptor()
    local port = a.local_port
    function cycle()
      local s = client(port)
      local peer = a:accept()
      write(s, 'x')
      assert(read(peer, 1) == 'x')
      peer:close()
      s:close()
    end`,
  "TCP, without close()": `
    local a = acceptor()
    local port, n = a.local_port, 0
    function cycle()
      local s = client(port)
      a:accept()
      n = n + 1
      if n % 100 == 0 then collectgarbage() end
    end`,
  "refused connections": `
    local a = acceptor()
    local port = a.local_port
    a:close()
    function cycle()
      local s = ip.tcp.socket.new()
      s:open('v4')
      assert(not pcall(s.connect, s, loopback, port))
      s:close()
    end`,
  "interrupted operations": `
    local a, u = acceptor(), bound()
    local port = a.local_port
    function cycle()
      local s = client(port)
      local peer = a:accept()
      for _, wait in ipairs { function() s:read_some(byte_span.new(1)) end, function() a:accept() end, function() s:wait('error') end,
                              function() u:receive(byte_span.new(1)) end } do
        local f = spawn(wait)
        this_fiber.yield()
        f:interrupt()
        f:join()
      end
      s:close()
      peer:close()
    end`,
  UDP: `
    function cycle()
      local u, v = bound(), bound()
      u:send_to(byte_span.append('x'), loopback, v.local_port)
      assert(v:receive(byte_span.new(1)) == 1)
      u:close()
      v:close()
    end`,
  "UNIX pairs": `
    function cycle()
      local s, peer = unix.stream_socket.pair()
      write(s, 'x')
      assert(read(peer, 1) == 'x')
      local fd = s:release()
      s:assign(fd)
      s:close()
      peer:close()
    end`,
};

for (const [name, code] of Object.entries(cycles)) {
  t.test(`1,000 times ${name} leave no descriptors`, onLinux, async (t) => {
    const command = new Command(
      `${prelude}
      ${code}
      local out, input = require 'system'.out, require 'system'.in_
      for i = 1, 10 do cycle() end
      collectgarbage()
      collectgarbage()
      out:write_some(byte_span.append('warm\\n'))
      input:read_some(byte_span.new(1))
      for i = 1, 1000 do cycle() end
      collectgarbage()
      collectgarbage()
      out:write_some(byte_span.append('done\\n'))
      input:read_some(byte_span.new(1))`,
      { stdio: ["pipe", "pipe", "pipe"] },
    );
    t.teardown(() => command.child.kill("SIGKILL"));
    const count = () => readdirSync(`/proc/${command.child.pid}/fd`).length;
    await command.says("warm");
    const before = count();
    command.child.stdin!.write("x");
    await command.says("done");
    t.ok(count() <= before + 2, `${count()} after ${before}`);
    command.child.stdin!.write("x");
    // It ends by itself: nothing that keeps the process alive is left.
    t.match(await command.ended, { code: 0, errors: "" });
  });
}
