import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { Command } from "../system/command.js";
import { prelude } from "./program.js";

/** What a program prints, which must be the same with and without koffi. */
async function both(t: Test, code: string): Promise<string[]> {
  const [own, nodes] = await Promise.all(
    [{}, { EMILUA_NO_KOFFI: "1" }].map((environment) => new Command(prelude + code, {}, environment).ended),
  );
  t.same({ output: own!.output.split("\n"), errors: own!.errors }, { output: nodes!.output.split("\n"), errors: "" });
  t.same([own!.code, nodes!.code], [0, 0]);
  return own!.output.split("\n");
}

const families = `for _, family in ipairs { 'v4', 'v6' } do
  local v4, v6 = loopback, ip.address.loopback_v6()
  local own, other = v4, v6
  if family == 'v6' then own, other = v6, v4 end`;

t.test("TCP: addresses, transfers, ends and errors", async (t) => {
  const said = await both(
    t,
    `${families}
    local s = ip.tcp.socket.new()
    s:open(family)
    print(s.local_address, s.local_port, try(function() return s.remote_address end))
    print(call(s, 'read_some', byte_span.new(1)), call(s, 'write_some', byte_span.new(1)), call(s, 'shutdown', 'send'))
    print(call(s, 'bind', other, 0), call(s, 'connect', other, 1))
    print(call(s, 'get_option', 'tcp_no_delay'), call(s, 'get_option', 'v6_only'))
    print(call(s, 'connect', own, 1))
    s:close()
    s:open(family)

    local a = ip.tcp.acceptor.new()
    a:open(family)
    print(call(a, 'accept'), call(a, 'set_option', 'v6_only', true), call(a, 'bind', other, 0))
    a:set_option('reuse_address', true)
    print(call(a, 'bind', own, 0), call(a, 'bind', own, 0), a.local_address)
    print(call(a, 'listen'), call(a, 'listen'), a.local_port > 0, a.local_address)
    local taken = ip.tcp.acceptor.new()
    taken:open(family)
    print(try(function() taken:bind(own, a.local_port) taken:listen() end))

    print(call(s, 'bind', own, 0), call(s, 'bind', own, 0))
    print(call(s, 'connect', own, a.local_port))
    local peer = a:accept()
    print(s.remote_port == a.local_port, s.local_port == peer.remote_port, peer.local_port == a.local_port)
    print(s.local_address, s.remote_address, peer.local_address, peer.remote_address)
    write(s, 'hello')
    print(read(peer, 3), read(peer, 2))
    s:shutdown('send')
    print(call(peer, 'read_some', byte_span.new(9)), call(s, 'write_some', byte_span.new(1)))
    write(peer, ('x'):rep(1e6))
    peer:close()
    print(call(peer, 'close'), #read(s, 1e6), call(s, 'read_some', byte_span.new(1)))
    s:close()

    s:open(family)
    s:connect(own, a.local_port)
    peer = a:accept()
    write(s, 'never read')
    time.sleep(0.02)
    peer:close()
    print(call(s, 'read_some', byte_span.new(1)), call(s, 'read_some', byte_span.new(1)))
    print(call(s, 'write_some', byte_span.new(1)))
    a:close()
    print(call(a, 'accept'), call(a, 'listen'))
    end`,
  );
  t.equal(said.length, 39);
});

t.test("UNIX streams: paths, abstract names and errors", async (t) => {
  const code = (path: string): string => `
    local here = filesystem.path.new(${JSON.stringify(path)})
    local path, abstract = here / 's', filesystem.path.new('\\0' .. tostring(here))
    local a, s = unix.stream_acceptor.new(), unix.stream_socket.new()
    a:open()
    s:open()
    print(#tostring(a.local_path), call(a, 'listen'))
    print(call(a, 'bind', here / 'none' / 's'), call(a, 'bind', here / ('x'):rep(120)), call(a, 'bind', here))
    print(call(a, 'bind', path), call(a, 'listen'), a.local_path == path)
    local taken = unix.stream_acceptor.new()
    taken:open()
    print(call(taken, 'bind', path))
    print(call(s, 'connect', here / 'none'), call(s, 'connect', here), call(s, 'write_some', byte_span.new(1)))
    print(call(s, 'read_some', byte_span.new(1)))
    print(call(s, 'connect', path))
    local peer = a:accept()
    print(s.remote_path == path, #tostring(s.local_path), #tostring(peer.remote_path), peer.local_path == path)
    write(s, 'hello')
    print(read(peer, 5))
    peer:close()
    print(call(s, 'read_some', byte_span.new(1)), call(s, 'write_some', byte_span.new(1)))
    a:close()
    s:close()
    a:open()
    s:open()
    print(call(a, 'bind', abstract), call(a, 'listen'), a.local_path == abstract)
    print(call(s, 'connect', abstract), s.remote_path == abstract, a:accept().local_path == abstract)`;
  const [own, nodes] = await Promise.all(
    [{}, { EMILUA_NO_KOFFI: "1" }].map((environment) => {
      const path = mkdtempSync(join(tmpdir(), "sockets-")); // short enough for an address
      t.teardown(() => rmSync(path, { recursive: true }));
      return new Command(prelude + code(path), {}, environment).ended;
    }),
  );
  t.same(own, nodes);
  t.equal(own!.code, 0);
});

t.test("a listener with more clients than its queue holds serves them all", async (t) => {
  const said = await both(
    t,
    `
    local a = unix.stream_acceptor.new()
    local path = filesystem.path.new('\\0' .. tostring(a) .. require 'system'.getpid())
    a:open()
    a:bind(path)
    a:listen(1)
    local fibers = {}
    for i = 1, 20 do
      fibers[i] = spawn(function()
        local s = unix.stream_socket.new()
        s:open()
        s:connect(path)
        write(s, 'x')
        return read(s, 1)
      end)
    end
    for i = 1, 20 do
      local peer = a:accept()
      write(peer, read(peer, 1))
    end
    for i = 1, 20 do assert(fibers[i]:join() == 'x') end
    print('all')`,
  );
  t.equal(said[0], "all");
});

t.test("UDP: addresses, datagrams and errors", async (t) => {
  const said = await both(
    t,
    `${families}
    local buffer = byte_span.new(5)
    local u, v = ip.udp.socket.new(), ip.udp.socket.new()
    u:open(family)
    v:open(family)
    print(u.local_address, u.local_port, call(u, 'bind', other, 0), call(u, 'bind', own, 0), call(u, 'bind', own, 0))
    print(u.local_address, u.local_port > 0, call(v, 'bind', own, u.local_port))
    print(call(v, 'send', buffer), try(function() return v.remote_port end))
    print(call(v, 'send_to', byte_span.append('abc'), own, u.local_port))
    local n, address, port = u:receive_from(buffer)
    print(n, buffer:slice(1, n), address, port == v.local_port)
    print(call(v, 'send_to', byte_span.new(70000), own, u.local_port), call(v, 'send_to', buffer, own, 0))
    print(call(v, 'bind', own, 0), call(v, 'send_to', byte_span.new(0), own, u.local_port), call(u, 'receive', buffer))
    print(call(v, 'connect', own, u.local_port), v.remote_port == u.local_port, v.remote_address, v.local_address)
    print(call(v, 'send', byte_span.append('too long')), call(u, 'receive', buffer), buffer)
    print(call(v, 'disconnect'), call(v, 'disconnect'))
    print(call(u, 'connect', own, 1), call(u, 'send', buffer), call(u, 'receive', buffer))
    for name, value in pairs { broadcast = true, multicast_loop = false, multicast_hops = 7, unicast_hops = 9,
                               send_buffer_size = 20000, receive_buffer_size = 20000 } do
      u:set_option(name, value)
      assert(u:get_option(name) == value)
      assert(name:sub(-4) ~= 'hops' or call(u, 'set_option', name, 256) == 'system: Invalid argument')
    end
    print(call(u, 'set_option', 'join_multicast_group', own), call(u, 'set_option', 'v6_only', false))
    print(call(u, 'close'), call(u, 'close'), call(u, 'receive', buffer))
    end`,
  );
  t.equal(said.length, 27);
});

t.test(
  "where nothing may be waited for datagram sockets connect all the same, and with koffi acceptors listen",
  async (t) => {
    const connect = `
    local u, a = bound(), ip.tcp.acceptor.new()
    a:open('v4')
    a:bind(loopback, 0)
    this_fiber.forbid_suspend()
    u:connect(loopback, u.local_port)
    print(u.remote_port == u.local_port)`;
    await both(t, connect);
    const said = await new Command(`${prelude}${connect} a:listen() print(a.local_port > 0)`).ended;
    t.match(said, { output: "true\ntrue\n", errors: "" });
  },
);
