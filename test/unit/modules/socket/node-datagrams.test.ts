import { createSocket } from "node:dgram";
import { setTimeout as delay } from "node:timers/promises";
import t from "tap";
import { lines } from "./program.js";

process.env["EMILUA_NO_KOFFI"] = "1"; // nothing has asked for it yet

t.test("a multicast group's members get what is sent to it", async (t) => {
  const said = await lines(
    t,
    `
    local group, buffer = ip.address.new('239.1.2.3'), byte_span.new(9)
    local u, v = ip.udp.socket.new(), ip.udp.socket.new()
    u:open('v4')
    v:open('v4')
    u:set_option('join_multicast_group', group)
    local answer = call(u, 'bind', ip.address.any_v4(), 0)
    if answer == 'done' then answer = call(v, 'send_to', byte_span.append('to all'), group, u.local_port) end
    if answer == 6 then print(u:receive(buffer), buffer:slice(1, 6)) else print(answer) end`,
  );
  const routeless = /^system: (No such device|Network is unreachable)$/.test(said[0]!);
  t.equal(routeless ? "6\tto all" : said[0], "6\tto all", { skip: routeless && "no way to a group here" });
});

t.test("datagrams that nobody receives wait, and when there is no more room they are lost", async (t) => {
  const peer = createSocket("udp4");
  t.teardown(() => peer.close());
  const flood = async (port: number): Promise<void> => {
    const send = (text: string): Promise<unknown> =>
      new Promise((done) => peer.send(Buffer.from(text), port, "127.0.0.1", done));
    for (let i = 1; i <= 1000; i++) {
      await send(String(i));
      if (i % 10 === 0) await new Promise(setImmediate); // the system's own room is not to be the limit
    }
    await delay(20);
  };
  const [said] = await lines(
    t,
    `
    local u = bound()
    flood(u.local_port)
    local n, last, buffer = 0, nil, byte_span.new(4)
    local receiver = spawn(function()
      while true do last = tostring(buffer:slice(1, u:receive(buffer))) n = n + 1 assert(last == tostring(n)) end
    end)
    time.sleep(0.05)
    receiver:interrupt()
    receiver:join()
    print(n)`,
    { flood },
  );
  t.ok(Number(said) > 200 && Number(said) < 600, `the first ones arrived: ${said}`);
});

t.test("datagrams to where nobody listens are refused, and the next one to ask is told", async (t) => {
  const said = await lines(
    t,
    `
    local gone = bound()
    local port = gone.local_port
    gone:close()
    local u = bound()
    print(call(u, 'send', byte_span.new(1)))
    u:connect(loopback, port)
    print(u:send(byte_span.new(3)), call(u, 'receive', byte_span.new(1)))
    u:send(byte_span.new(1))
    time.sleep(0.02)
    print(call(u, 'send', byte_span.new(1)), call(u, 'send_to', byte_span.new(1), loopback, port))
    u:disconnect()
    u:disconnect()
    print(try(function() return u.remote_port end))
    print(call(u, 'connect', ip.address.new('255.255.255.255'), 9), call(u, 'send_to', byte_span.new(70000), loopback, port))`,
  );
  const refused = "system: Connection refused";
  t.same(said, [
    "system: Destination address required",
    `3\t${refused}`,
    `${refused}\tsystem: Transport endpoint is already connected`,
    "system: Transport endpoint is not connected",
    "system: Permission denied\tsystem: Message too long",
  ]);
});
