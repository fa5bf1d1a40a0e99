import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { Command } from "../system/command.js";
import { prelude } from "./program.js";

// Programs that others wrote, at the other end of a connection. Those that are not there are skipped.

const helpers = `${prelude}
  local v6 = ip.address.loopback_v6()
  local stdout, stream = require 'system'.out, require 'stream'
  local function say(...)
    stream.write_all(stdout, table.concat({ ... }, ' ') .. '\\n')
  end
  -- All that comes until the end.
  local function all(socket)
    local parts, buffer = {}, byte_span.new(65536)
    while true do
      local ok, n = pcall(socket.read_some, socket, buffer)
      if not ok then return table.concat(parts), tostring(n) end
      parts[#parts + 1] = tostring(buffer:slice(1, n))
    end
  end
  local function listen(family)
    local a = ip.tcp.acceptor.new()
    a:open(family)
    a:bind(family == 'v4' and loopback or v6, 0)
    a:listen()
    say('port', a.local_port)
    return a
  end
  local function open(family, port)
    local s = ip.tcp.socket.new()
    s:open(family)
    s:connect(family == 'v4' and loopback or v6, port)
    return s
  end
  -- One that answers what it gets until the end.
  local function echo(socket)
    local buffer = byte_span.new(65536)
    while true do
      local ok, n = pcall(socket.read_some, socket, buffer)
      if not ok then break end
      stream.write_all(socket, buffer:slice(1, n))
    end
    socket:close()
  end
  local line = ('0123456789abcdef'):rep(65536)
`;

/** A reason to skip tests with this program, or false. */
function missing(program: string): false | string {
  return spawnSync("which", [program]).status === 0 ? false : `there is no ${program}`;
}

/** A program that ends with the test. */
function start(t: Test, file: string, args: string[]): ChildProcess {
  const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin!.on("error", () => {});
  child.stderr!.resume();
  t.teardown(() => child.kill("SIGKILL"));
  return child;
}

/** What it prints until it ends. */
async function output(child: ChildProcess): Promise<string> {
  const parts: Buffer[] = [];
  child.stdout!.on("data", (bytes: Buffer) => parts.push(bytes));
  await once(child, "close");
  return Buffer.concat(parts).toString("latin1");
}

/** A directory whose name is short enough for the address of a socket. */
function shortDirectory(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), "peers-"));
  t.teardown(() => rmSync(path, { recursive: true }));
  return path;
}

/** A program that tells its port, which is waited for. */
async function serving(t: Test, code: string): Promise<{ command: Command; port: number }> {
  const command = new Command(helpers + code);
  t.teardown(() => command.child.kill("SIGKILL"));
  await command.says("\n");
  return { command, port: Number(/port (\d+)/.exec(command.output)?.[1]) };
}

/** Socat that sends back what comes to an address. Answers what its log tells of that: the port that the system chose, or a path. */
async function socatServer(t: Test, address: string): Promise<string> {
  const socat = spawn("socat", ["-d", "-d", address, "EXEC:cat"], { stdio: ["ignore", "ignore", "pipe"] });
  t.teardown(() => socat.kill("SIGKILL"));
  let log = "";
  for await (const text of socat.stderr.setEncoding("utf8")) {
    log += text as string;
    if (/listening on .*\n/.test(log)) break;
  }
  socat.stderr.resume();
  return /listening on .*[:"]([^:"\n]+)"?\n/.exec(log)![1]!;
}

const loopbacks = { v4: "127.0.0.1", v6: "::1" } as const;
const big = Buffer.alloc(1 << 20, "0123456789abcdef");

/** A file with `big` in it. */
function bigFile(t: Test): string {
  const file = join(shortDirectory(t), "big");
  writeFileSync(file, big);
  return file;
}

for (const [family, address] of Object.entries(loopbacks)) {
  const bracketed = family === "v6" ? `[${address}]` : address;

  t.test(`TCP ${family}: socat is a client`, { skip: missing("socat") }, async (t) => {
    const { command, port } = await serving(t, `echo(listen('${family}'):accept())`);
    const socat = start(t, "socat", ["-t30", "-", `TCP${family[1]}:${bracketed}:${port}`]);
    const answer = output(socat);
    socat.stdin!.end(big);
    t.ok((await answer) === big.toString());
    t.match(await command.ended, { code: 0, errors: "" });
  });

  t.test(`TCP ${family}: socat is a server`, { skip: missing("socat") }, async (t) => {
    const port = await socatServer(t, `TCP${family[1]}-LISTEN:0,bind=${bracketed}`);
    const ended = await new Command(`${helpers}
      local s = open('${family}', ${port})
      local f = spawn(function() stream.write_all(s, line) s:shutdown('send') end)
      local text, error = all(s)
      f:join()
      print(text == line, error)`).ended;
    t.match(ended, { code: 0, errors: "", output: "true\tEnd of file\n" });
  });

  t.test(`TCP ${family}: curl is a client`, { skip: missing("curl") }, async (t) => {
    const { command, port } = await serving(
      t,
      `
      local s = listen('${family}'):accept()
      local scanner = stream.scanner.new { stream = s, record_separator = '\\r\\n' }
      say(tostring(scanner:get_line()))
      repeat until #scanner:get_line() == 0
      stream.write_all(s, 'HTTP/1.1 200 OK\\r\\nContent-Length: ' .. #line .. '\\r\\nConnection: close\\r\\n\\r\\n')
      stream.write_all(s, line)
      s:shutdown('send')
      all(s)`,
    );
    const body = await output(
      start(t, "curl", ["-g", "-s", "--noproxy", "*", "--max-time", "30", `http://${bracketed}:${port}/a/path`]),
    );
    t.ok(body === big.toString());
    t.match(await command.ended, { code: 0, errors: "", output: `port ${port}\nGET /a/path HTTP/1.1\n` });
  });

  t.test(`TCP ${family}: curl sends a file`, { skip: missing("curl") }, async (t) => {
    const { command, port } = await serving(
      t,
      `
      local s = listen('${family}'):accept()
      local head = ''
      while not head:find('\\r\\n\\r\\n', 1, true) do head = head .. read(s, 1) end
      local length = tonumber(head:match('Content%-Length: (%d+)'))
      if head:find('100-continue', 1, true) then stream.write_all(s, 'HTTP/1.1 100 Continue\\r\\n\\r\\n') end
      local body = read(s, length)
      say(head:match('^%u+'), length, tostring(body == line))
      stream.write_all(s, 'HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n')
      s:close()`,
    );
    const url = `http://${bracketed}:${port}/`;
    await output(start(t, "curl", ["-g", "-s", "--noproxy", "*", "--max-time", "30", "-T", bigFile(t), url]));
    t.match(await command.ended, { code: 0, errors: "", output: `port ${port}\nPUT ${big.length} true\n` });
  });

  t.test(`TCP ${family}: Node's HTTP server`, async (t) => {
    const server: Server = createServer((request, response) => {
      let size = 0;
      request.on("data", (bytes: Buffer) => (size += bytes.length));
      request.on("end", () => response.setHeader("Connection", "close").end(`${request.method} ${size}`));
    }).listen(0, address);
    await once(server, "listening");
    t.teardown(() => server.close());
    const { port } = server.address() as AddressInfo;
    const ended = await new Command(`${helpers}
      local s = open('${family}', ${port})
      stream.write_all(s, 'POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: ' .. #line .. '\\r\\n\\r\\n' .. line)
      local text, error = all(s)
      print(text:match('^[^\\r]+'), text:match('POST %d+'), error)`).ended;
    t.match(ended, { code: 0, errors: "", output: `HTTP/1.1 200 OK\tPOST ${big.length}\tEnd of file\n` });
  });

  t.test(`TCP ${family}: Node is a client that resets the connection`, async (t) => {
    const { command, port } = await serving(
      t,
      `
      local s = listen('${family}'):accept()
      say(read(s, 5))
      local _, error = all(s)
      say(error)`,
    );
    const socket = connect(port, address, () => socket.write("hello"));
    await command.says("hello");
    socket.resetAndDestroy();
    t.match(await command.ended, { code: 0, errors: "", output: /\nhello\nConnection reset by peer\n$/ });
  });

  t.test(`TCP ${family}: Node is a client that has said its last word, and hears the answer`, async (t) => {
    const { command, port } = await serving(
      t,
      `
      local s = listen('${family}'):accept()
      local text, error = all(s)
      say(tostring(text == line), error)
      stream.write_all(s, line)
      s:close()`,
    );
    const socket = connect({ port, host: address, allowHalfOpen: true });
    const parts: Buffer[] = [];
    socket.on("data", (bytes) => parts.push(bytes)).end(big);
    await once(socket, "close");
    t.ok(Buffer.concat(parts).equals(big));
    t.match(await command.ended, { code: 0, errors: "", output: `port ${port}\ntrue End of file\n` });
  });

  t.test(`TCP ${family}: Node is a server that has said its last word, and goes on listening`, async (t) => {
    const parts: Buffer[] = [];
    const server = createTcpServer({ allowHalfOpen: true }, (socket) => {
      socket.on("data", (bytes) => parts.push(bytes)).end("that is all");
      socket.once("close", () => server.close());
    }).listen(0, address);
    await once(server, "listening");
    t.teardown(() => server.close());
    const { port } = server.address() as AddressInfo;
    const closed = once(server, "close");
    const ended = await new Command(`${helpers}
      local s = open('${family}', ${port})
      print(all(s))
      stream.write_all(s, line)
      s:close()`).ended;
    t.match(ended, { code: 0, errors: "", output: "that is all\tEnd of file\n" });
    await closed;
    t.ok(Buffer.concat(parts).equals(big));
  });

  t.test(`UDP ${family}: socat is a server`, { skip: missing("socat") }, async (t) => {
    const port = await socatServer(t, `UDP${family[1]}-LISTEN:0,bind=${bracketed}`);
    const ended = await new Command(`${helpers}
      local u, buffer = ip.udp.socket.new(), byte_span.new(100)
      u:open('${family}')
      u:connect(ip.address.new('${address}'), ${port})
      for _, text in ipairs { 'one', 'two' } do
        u:send(byte_span.append(text))
        print(tostring(buffer:slice(1, u:receive(buffer))))
      end`).ended;
    t.match(ended, { code: 0, errors: "", output: "one\ntwo\n" });
  });

  t.test(`UDP ${family}: Node is a server, and a client`, async (t) => {
    const node = createSocket(family === "v4" ? "udp4" : "udp6");
    t.teardown(() => node.close());
    node.bind(0, address);
    await once(node, "listening");
    const { command, port } = await serving(
      t,
      `
      local u, buffer = ip.udp.socket.new(), byte_span.new(70000)
      u:open('${family}')
      u:bind('${address}', 0)
      say('port', u.local_port)
      local n, from, port = u:receive_from(buffer)
      assert(n == 0 and port == ${node.address().port})
      u:send_to(buffer:slice(1, 0), from, port)
      n, from, port = u:receive_from(buffer)
      say(n, tostring(from))
      u:send_to(buffer:slice(1, n), from, port)
      n = u:receive_from(buffer:slice(1, 10))
      say(n, tostring(buffer:slice(1, n)))`,
    );
    const most = Buffer.alloc(60_000, "most of what fits");
    const received: Buffer[] = [];
    for (const datagram of [Buffer.alloc(0), most]) {
      node.send(datagram, port, address);
      const [back] = (await once(node, "message")) as [Buffer];
      received.push(back);
    }
    t.ok(received[0]!.length === 0 && received[1]!.equals(most));
    node.send("0123456789 and what is cut off", port, address);
    t.match(await command.ended, { code: 0, errors: "", output: `port ${port}\n60000 ${address}\n10 0123456789\n` });
  });

  t.test(`UDP ${family}: socat is a client`, { skip: missing("socat") }, async (t) => {
    const { command, port } = await serving(
      t,
      `
      local u, buffer = ip.udp.socket.new(), byte_span.new(100)
      u:open('${family}')
      u:bind('${address}', 0)
      say('port', u.local_port)
      local n, from, port = u:receive_from(buffer)
      say(tostring(buffer:slice(1, n)), tostring(from))
      u:send_to(byte_span.append('answer'), from, port)`,
    );
    const socat = start(t, "socat", ["-t30", "-", `UDP${family[1]}:${bracketed}:${port}`]);
    socat.stdin!.write("question");
    const [answer] = (await once(socat.stdout!, "data")) as [Buffer];
    t.equal(answer.toString(), "answer");
    t.match(await command.ended, { code: 0, errors: "", output: `port ${port}\nquestion ${address}\n` });
  });
}

t.test("UNIX: socat is a client", { skip: missing("socat") }, async (t) => {
  const path = join(shortDirectory(t), "s");
  const { command } = await serving(
    t,
    `
    local a = unix.stream_acceptor.new()
    a:open()
    a:bind(filesystem.path.new('${path}'))
    a:listen()
    say('here')
    echo(a:accept())`,
  );
  const socat = start(t, "socat", ["-t30", "-", `UNIX-CONNECT:${path}`]);
  const answer = output(socat);
  socat.stdin!.end(big);
  t.ok((await answer) === big.toString());
  t.match(await command.ended, { code: 0, errors: "" });
});

t.test("UNIX: socat is a server", { skip: missing("socat") }, async (t) => {
  const path = await socatServer(t, `UNIX-LISTEN:${join(shortDirectory(t), "s")}`);
  const ended = await new Command(`${helpers}
    local s = unix.stream_socket.new()
    s:open()
    s:connect(filesystem.path.new('${path}'))
    local f = spawn(function() stream.write_all(s, line) s:shutdown('send') end)
    local text, error = all(s)
    f:join()
    print(text == line, error, s.remote_path)`).ended;
  t.match(ended, { code: 0, errors: "", output: `true\tEnd of file\t${path}\n` });
});

t.test("UNIX: Node is a server, and a client", async (t) => {
  const place = shortDirectory(t);
  const server = createTcpServer((socket) => socket.pipe(socket)).listen(join(place, "a"));
  await once(server, "listening");
  t.teardown(() => server.close());
  const { command } = await serving(
    t,
    `
    local s, a = unix.stream_socket.new(), unix.stream_acceptor.new()
    s:open()
    s:connect(filesystem.path.new('${join(place, "a")}'))
    a:open()
    a:bind(filesystem.path.new('${join(place, "b")}'))
    a:listen()
    local f = spawn(function() stream.write_all(s, line) s:shutdown('send') end)
    local text = all(s)
    f:join()
    say(tostring(text == line))
    echo(a:accept())`,
  );
  const client = connect(join(place, "b"));
  const parts: Buffer[] = [];
  client.on("data", (bytes) => parts.push(bytes)).end(big);
  await once(client, "close");
  t.ok(Buffer.concat(parts).equals(big));
  t.match(await command.ended, { code: 0, errors: "", output: "true\n" });
});

t.test("openssl: its bytes get through a proxy unharmed", { skip: missing("openssl") }, async (t) => {
  const place = shortDirectory(t);
  const [key, certificate] = [join(place, "key"), join(place, "certificate")];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"],
    ...["-keyout", key, "-out", certificate],
  ]);
  t.equal(made.status, 0);
  const server = start(t, "openssl", ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-rev"]);
  let log = "";
  let tls: string | undefined;
  for await (const text of server.stdout!.setEncoding("utf8")) {
    log += text as string;
    tls = /ACCEPT .*:(\d+)/.exec(log)?.[1];
    if (tls !== undefined || log.includes("ACCEPT\n")) break;
  }
  if (tls === undefined) {
    t.pass("skipped: this openssl does not tell which port it has");
    return;
  }
  const { command, port } = await serving(
    t,
    `
    local from = listen('v4'):accept()
    local to = open('v4', ${tls})
    local function pump(a, b)
      local buffer = byte_span.new(65536)
      while true do
        local ok, n = pcall(a.read_some, a, buffer)
        if not ok then break end
        stream.write_all(b, buffer:slice(1, n))
      end
      pcall(b.shutdown, b, 'send')
    end
    local f = spawn(function() pump(to, from) end)
    pump(from, to)
    f:join()`,
  );
  const client = start(t, "openssl", ["s_client", "-connect", `127.0.0.1:${port}`, "-quiet", "-CAfile", certificate]);
  client.stdin!.write("hello\n");
  const [answer] = (await once(client.stdout!, "data")) as [Buffer];
  t.equal(answer.toString(), "olleh\n");
  client.kill();
  server.kill();
  t.match(await command.ended, { code: 0, errors: "" });
});
