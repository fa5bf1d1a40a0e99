import { once } from "node:events";
import { type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import t from "tap";
import { server } from "./peers.js";
import { lines, Program } from "./program.js";

process.env["EMILUA_NO_KOFFI"] = "1"; // nothing has asked for it yet

t.test("a write waits while the peer does not read, and is called off without a trace", async (t) => {
  let received = 0;
  let peer: Socket | undefined;
  const port = await server(t, (socket) => (peer = socket.pause()));
  const program = new Program(t);
  const before = process.memoryUsage().arrayBuffers;
  const ended = program.run(`
    local s = client(${port})
    local chunk = byte_span.new(64 * 1024)
    local written = 0
    local writer = spawn(function() while true do written = written + s:write_some(chunk) end end)
    local last
    repeat last = written; time.sleep(0.05) until written == last and written > 0
    print('full')
    writer:interrupt()
    writer:join()
    print(writer.interruption_caught, call(s, 'read_some', byte_span.new(1)), written)
    s:cancel()
    s:close()`);
  while (!program.output.includes("full")) await delay(5);
  t.ok(process.memoryUsage().arrayBuffers - before < 8e6, "memory stays flat");
  peer!
    .on("data", (bytes) => (received += bytes.length))
    .resume()
    .end();
  await once(peer!, "end");
  const [, result] = await ended;
  t.equal(result, `true\tasio.misc: End of file\t${received}`, "what was counted arrived, and nothing else");
});

t.test("what was written is sent after close and after the end of the program", async (t) => {
  const sizes: Promise<number>[] = [];
  const port = await server(t, (socket) => {
    let n = 0;
    socket.on("data", (bytes) => (n += bytes.length));
    sizes.push(once(socket, "end").then(() => (socket.end(), n)));
  });
  const program = new Program(t);
  await program.run(`
    local text = ('x'):rep(60000)
    local a, b = client(${port}), client(${port})
    a:write_some(byte_span.append(text))
    a:close()
    b:write_some(byte_span.append(text))`);
  program.vm.close();
  while (sizes.length < 2) await delay(5);
  t.same(await Promise.all(sizes), [60000, 60000]);
});

t.test("each end of a connection ends for itself", async (t) => {
  const said = await lines(
    t,
    `
    local s, peer = pair()
    write(s, 'question')
    s:shutdown('send')
    print(call(s, 'write_some', byte_span.new(1)))
    print(read(peer, 99), call(peer, 'read_some', byte_span.new(1)))
    write(peer, 'answer')
    print(read(s, 6))
    local reader = spawn(function() print(call(s, 'read_some', byte_span.new(1))) end)
    this_fiber.yield()
    s:shutdown('receive')
    reader:join()
    print(call(s, 'read_some', byte_span.new(1)))`,
  );
  const eof = "asio.misc: End of file";
  t.same(said, ["system: Broken pipe", `question\t${eof}`, "answer", eof, eof]);
});

t.test("a reset is told once: then reads are at the end and writes are refused", async (t) => {
  const port = await server(t, (socket) => {
    socket.write("last words");
    socket.once("data", () => socket.resetAndDestroy());
  });
  const said = await lines(
    t,
    `
    local s = client(${port})
    print(read(s, 4))
    write(s, 'x')
    time.sleep(0.05)
    print(read(s, 6))
    for _ = 1, 2 do print(call(s, 'read_some', byte_span.new(1))) end
    for _ = 1, 2 do print(call(s, 'write_some', byte_span.new(1))) end
    print(try(function() return s.remote_port end), s.local_port > 0)`,
  );
  t.same(said, [
    "last",
    " words",
    "system: Connection reset by peer",
    "asio.misc: End of file",
    "system: Broken pipe",
    "system: Broken pipe",
    "system: Transport endpoint is not connected\ttrue",
  ]);
});

t.test("a writer learns of a peer that is gone", async (t) => {
  const port = await server(t, (socket) => socket.destroy());
  const [said] = await lines(
    t,
    `
    local s = client(${port})
    local result
    repeat result = call(s, 'write_some', byte_span.new(1)) time.sleep(0.01) until type(result) ~= 'number'
    print(result)`,
  );
  t.match(said, /^system: (Broken pipe|Connection reset by peer)$/);
});
