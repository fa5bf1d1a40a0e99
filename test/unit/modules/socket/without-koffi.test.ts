import { type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import t from "tap";
import { Command } from "../system/command.js";
import { server } from "./peers.js";
import { lines, prelude, Program } from "./program.js";

process.env["EMILUA_NO_KOFFI"] = "1"; // nothing has asked for it yet

/** What Node has open, by kind, but for the standard streams and what tests need. */
function resources(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /TCP|UDP|PipeServer|PipeConnect/.test(name));
}

const missing = "generic: Operation not supported without koffi";

t.test("what Node has no call for says what is missing, and calls nothing off", async (t) => {
  const calls = `
    local s, peer = pair()
    local reader = spawn(function() print(read(s, 5)) end)
    this_fiber.yield()
    for _, name in ipairs { 'release', 'disconnect' } do print(name, call(s, name)) end
    print('wait', call(s, 'wait', 'write'))
    print('receive', call(peer, 'receive', byte_span.new(1), 2))
    print('send', call(peer, 'send', byte_span.new(1), 1))
    print('io_control', call(s, 'io_control', 'bytes_readable'))
    print('at_mark', try(function() return s.at_mark end))
    print('linger', call(s, 'set_option', 'linger', true, 0))
    print('debug', call(s, 'get_option', 'debug'))
    write(peer, 'still')
    reader:join()
    local u = bound()
    print('udp release', call(u, 'release'))
    print('udp receive', call(u, 'receive', byte_span.new(1), 2))
    print('udp shutdown', call(u, 'shutdown', 'both'))
    print('udp debug', call(u, 'set_option', 'debug', true))
    local a = acceptor()
    print('acceptor release', call(a, 'release'))
    print('reuse_address', call(a, 'set_option', 'reuse_address', false))
    print('enable_connection_aborted', call(a, 'set_option', 'enable_connection_aborted', true))
    print('pair', try(unix.stream_socket.pair))
    local x = unix.stream_socket.new()
    x:open()
    print('unix bind', call(x, 'bind', filesystem.path.new('/tmp/never')))`;
  const said = (await lines(t, calls)).map((line) => line.split("\t"));
  t.same(
    said.filter(([name]) => name !== "still"),
    said.filter(([name]) => name !== "still").map(([name]) => [name, missing]),
  );
  t.equal(said.length, 19, "the reader got its bytes");
});

t.test("options that Node has are kept before there is a socket of Node's, and set then", async (t) => {
  const said = await lines(
    t,
    `
    local s = ip.tcp.socket.new()
    s:open('v4')
    print(s:get_option('tcp_no_delay'), s:get_option('keep_alive'))
    s:set_option('tcp_no_delay', true)
    local a = acceptor()
    s:connect(loopback, a.local_port)
    s:set_option('keep_alive', true)
    print(s:get_option('tcp_no_delay'), s:get_option('keep_alive'))
    print(a:get_option('reuse_address'), call(a, 'set_option', 'reuse_address', true))

    local u = ip.udp.socket.new()
    u:open('v4')
    for name, value in pairs { broadcast = true, multicast_loop = false, multicast_hops = 3, unicast_hops = 4,
                               send_buffer_size = 20000, receive_buffer_size = 30000, reuse_address = true } do
      u:set_option(name, value)
      assert(u:get_option(name) == value)
    end
    u:set_option('multicast_interface', loopback)
    print(call(u, 'set_option', 'join_multicast_group', loopback))
    u:bind(ip.address.any_v4(), 0)
    print(u:get_option('send_buffer_size'), u:get_option('receive_buffer_size'))
    local v = ip.udp.socket.new()
    v:open('v4')
    v:set_option('reuse_address', true)
    v:bind(ip.address.any_v4(), u.local_port)
    print(call(u, 'set_option', 'leave_multicast_group', ip.address.new('239.1.2.3')))`,
  );
  t.same(said, [
    "false\tfalse",
    "true\ttrue",
    "true\tdone",
    "system: Invalid argument",
    "20000\t30000",
    "system: Cannot assign requested address",
  ]);
});

t.test("listen waits for Node: not where nothing may be waited for, and it can be called off", async (t) => {
  const said = await lines(
    t,
    `
    local a = ip.tcp.acceptor.new()
    a:open('v4')
    a:bind(loopback, 0)
    print(pcall(function()
      this_fiber.forbid_suspend()
      local ok, e = pcall(a.listen, a)
      this_fiber.allow_suspend()
      error(e, 0)
    end))
    local function inTheMeantime(f)
      local result
      local fiber = spawn(function() result = call(a, 'listen') end)
      this_fiber.yield()
      f(fiber)
      fiber:join()
      print(result)
    end
    inTheMeantime(function(fiber) fiber:interrupt() end)
    inTheMeantime(function() a:cancel() end)
    inTheMeantime(function() print(call(a, 'listen'), call(a, 'accept')) end)
    print(a.local_port > 0, a:listen())
    a:close()
    a:open('v4')
    inTheMeantime(function() a:close() end)

    local taken = acceptor()
    a:open('v4')
    a:bind(loopback, taken.local_port)
    print(call(a, 'listen'))
    a:bind(loopback, 0)
    print(call(a, 'listen'))`,
  );
  t.same(said, [
    "false\tOperation not permitted within a forbid-suspend block",
    "emilua.core: Fiber interrupted",
    "system: Operation canceled",
    "system: Device or resource busy\tsystem: Invalid argument",
    "done",
    "true",
    "system: Operation canceled",
    "system: Address already in use",
    "done",
  ]);
});

t.test("interrupted and cut off operations take nothing", async (t) => {
  const said = await lines(
    t,
    `
    local function interrupted(f)
      local fiber = spawn(f)
      this_fiber.yield()
      fiber:interrupt()
      fiber:join()
      return fiber.interruption_caught
    end
    local function aborted(socket, method, ...)
      local args, result = { ... }, nil
      local fiber = spawn(function() result = call(socket, method, unpack(args)) end)
      this_fiber.yield()
      socket:cancel()
      fiber:join()
      return result
    end
    local a = acceptor()
    print('accept', interrupted(function() a:accept() end), aborted(a, 'accept'))
    local s = ip.tcp.socket.new()
    s:open('v4')
    print('connect', interrupted(function() s:connect(loopback, a.local_port) end), aborted(s, 'connect', loopback, a.local_port))
    s:connect(loopback, a.local_port)
    local peer
    repeat peer = a:accept() until peer.remote_port == s.local_port
    local buffer = byte_span.new(9)
    print('read', interrupted(function() s:read_some(buffer) end), aborted(s, 'read_some', buffer))
    write(peer, 'all of it')
    print(read(s, 9))
    local u = bound()
    print('receive', interrupted(function() u:receive(buffer) end), aborted(u, 'receive', buffer))
    u:send_to(byte_span.append('this too'), loopback, u.local_port)
    print(u:receive(buffer), buffer)`,
  );
  const canceled = "true\tsystem: Operation canceled";
  t.same(said, [
    `accept\t${canceled}`,
    `connect\t${canceled}`,
    `read\t${canceled}`,
    "all of it",
    `receive\t${canceled}`,
    "8\tthis too\0",
  ]);
});

t.test("a socket goes to an actor of the same thread, with what was read ahead, and to no other", async (t) => {
  const program = `
    if _CONTEXT ~= 'main' then
      local socket = require 'inbox':receive()
      write(socket, read(socket, 5) .. ' and back')
      socket:close()
      return
    end
    local s, peer = pair()
    write(s, 'here and there')
    print(read(peer, 9))
    local elsewhere = spawn_vm('.', { inherit_context = false })
    print(call(elsewhere, 'send', { peer }), peer.is_open)
    elsewhere:close()
    local actor = spawn_vm('.')
    actor:send(peer)
    print(peer.is_open, read(s, 14), call(s, 'read_some', byte_span.new(1)))`;
  const command = new Command(prelude + program, {}, { EMILUA_NO_KOFFI: "1" });
  t.same((await command.ended).output.split("\n"), [
    "here and ",
    `${missing}\ttrue`,
    "false\tthere and back\tasio.misc: End of file",
    "",
  ]);
});

t.test("a program ends while sockets are open that nobody waits for", async (t) => {
  const program = `
    local s, peer = pair()
    write(s, 'x')
    print(read(peer, 1))
    A, U, S, P = acceptor(), bound(), s, peer
    local never = client(A.local_port)
    local x = ip.tcp.socket.new()
    x:open('v4')
    local connecting = spawn(function() x:connect(ip.address.new('198.51.100.1'), 9) end)
    this_fiber.yield()
    connecting:interrupt()
    X, N = x, never`;
  const command = new Command(prelude + program, {}, { EMILUA_NO_KOFFI: "1" });
  t.match(await command.ended, { code: 0, output: "x\n", errors: "" });
});

t.test("a closed VM leaves nothing open, whatever was going on", async (t) => {
  const peers: Socket[] = [];
  const port = await server(t, (socket) => peers.push(socket));
  const before = resources();
  const program = new Program(t);
  const ended = program.run(`
    local path = filesystem.path.new('\0without-koffi-' .. ${process.pid})
    local x = unix.stream_acceptor.new()
    x:open()
    x:bind(path)
    x:listen()
    local a, u, s = acceptor(), bound(), client(${port})
    local waiting, connecting = client(a.local_port), ip.tcp.socket.new()
    connecting:open('v4')
    spawn(function() x:accept() end)
    spawn(function() u:receive(byte_span.new(1)) end)
    spawn(function() s:read_some(byte_span.new(1)) end)
    spawn(function() while true do s:write_some(byte_span.new(65536)) end end)
    spawn(function() connecting:connect(ip.address.new('198.51.100.1'), 9) end)
    spawn(function() local b = ip.tcp.acceptor.new() b:open('v4') b:listen() end)
    this_fiber.yield()
    print('all wait')
    time.sleep(1000)`);
  while (!program.output.includes("all wait")) await delay(5);
  program.vm.close();
  await t.rejects(ended);
  for (const peer of peers) peer.resume().end(); // what was written is still sent
  for (let i = 0; i < 200 && resources().length > before.length; i++) await delay(5);
  t.same(resources(), before);
});
