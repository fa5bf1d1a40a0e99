import { execFileSync } from "node:child_process";
import dns from "node:dns";
import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { Vm, type VmOptions } from "#dist/index.js";
import { loadModule } from "#dist/interp/loader.js";
import { Services, readServices, systemServices } from "#dist/modules/ip/services.js";
import { root } from "../../../lua-runner.js";

const stress = loadModule(join(root, "dist/core-stress.wasm"));

function create(t: Test, options: VmOptions = {}): { vm: Vm; output: string[] } {
  const output: string[] = [];
  const stdout = (bytes: Uint8Array): void => void output.push(...Buffer.from(bytes).toString().trimEnd().split("\n"));
  const vm = Vm.create({ network: true, stdout, ...options });
  t.teardown(() => vm.close());
  return { vm, output };
}

/** What a lookup is asked for, and the way to answer it. */
interface Lookup {
  readonly name: string;
  readonly options: dns.LookupAllOptions;
  readonly answer: (error: unknown, found?: dns.LookupAddress[]) => void;
}

/** Takes the place of dns.lookup: lookups come here, and wait to be answered. */
function takeLookups(t: Test): Lookup[] {
  const lookups: Lookup[] = [];
  t.intercept(dns, "lookup", {
    value: (name: string, options: dns.LookupAllOptions, answer: Lookup["answer"]) =>
      lookups.push({ name, options, answer }),
  });
  return lookups;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

t.test("addresses are those of getaddrinfo, in its order", async (t) => {
  const { vm } = create(t);
  for (const name of ["localhost", hostname(), "127.1"]) {
    for (const [database, family] of [
      ["ahosts", "address"],
      ["ahostsv4", "address_v4"],
      ["ahostsv6", "address_v6"],
    ]) {
      let expected: string[] = [];
      try {
        const lines = execFileSync("getent", [database!, name], { encoding: "utf8" }).split("\n");
        expected = lines.filter((line) => /STREAM/.test(line)).map((line) => line.split(/\s+/)[0]!);
      } catch {
        // not found
      }
      const [found] = await vm.run(`
        local ip = require 'ip'
        local ok, list = pcall(ip.tcp.get_${family}_info, '${name}', 1)
        for i, e in ipairs(ok and list or {}) do list[i] = tostring(e.address) end
        return ok and list or {}`);
      t.same(Object.values(found as object), expected, `${name} ${database}`);
    }
  }
});

t.test("services are those of getent", { skip: !existsSync("/etc/services") && "there are none" }, async (t) => {
  const keys = readFileSync("/etc/services", "latin1")
    .split("\n")
    .flatMap((line) => {
      const [name, place, ...aliases] = line.replace(/#.*/, "").trim().split(/\s+/);
      const [port, protocol] = place?.split("/") ?? [];
      return [name, ...aliases, port].map((key) => `${key}/${protocol}`);
    })
    .filter((key) => /.\/(tcp|udp)$/.test(key));
  const services = await systemServices();
  const lines = execFileSync("getent", ["services", ...keys], { encoding: "utf8" })
    .trim()
    .split("\n");
  t.ok(keys.length > 100 && keys.length === lines.length);
  const wrong = keys.filter((key, i) => {
    const [, name, port] = /^(\S+)\s+(\d+)\//.exec(lines[i]!)!;
    const [word, protocol] = key.split("/") as [string, "tcp" | "udp"];
    const found = /^\d+$/.test(word) ? services.name(Number(word), protocol) : services.port(word, protocol);
    return String(found) !== (/^\d+$/.test(word) ? name : port);
  });
  t.same(wrong, []);
});

t.test("a system without a file of services knows the usual ones", async (t) => {
  const usual = await readServices("/nonexistent");
  t.equal(usual.port("https", "tcp"), 443);
  t.equal(usual.port("www", "tcp"), 80);
  t.equal(usual.port("http", "udp"), undefined);
  t.equal(usual.name(53, "udp"), "domain");
});

t.test("of a file of services only what is a service counts, and its first line", (t) => {
  const services = new Services(
    "a 1/tcp x # y\n\n#b 2/tcp\nc 70000/tcp\nd 3/sctp\n  e\t4/udp\ne 5/udp z\nf 4/udp\r\n g",
  );
  const ports = ["a", "x", "y", "b", "c", "d", "g", "constructor"].map((name) => services.port(name, "tcp"));
  t.same(ports, [1, 1, undefined, undefined, undefined, undefined, undefined, undefined]);
  t.same([services.port("e", "udp"), services.port("z", "udp"), services.name(4, "udp")], [4, 5, "e"]);
  t.end();
});

t.test("Node is asked for what the flags say", async (t) => {
  const lookups = takeLookups(t);
  const { vm } = create(t);
  const asked: unknown[] = [];
  for (const [call, flags] of [
    ["get_address_info", ""],
    ["get_address_info", ", 0"],
    ["get_address_v6_info", ", f.all_matching + f.v4_mapped"],
    ["get_address_v4_info", ", f.address_configured + f.passive"],
  ]) {
    const result = vm.run(`
      local ip = require 'ip'
      local f = ip.address_info_flag
      local t = ip.tcp.${call}('müller.example', 'http'${flags})
      for i, e in ipairs(t) do t[i] = ip.tostring(e.address, e.port) end
      return t`);
    while (lookups.length === 0) await turn();
    const { name, options, answer } = lookups.pop()!;
    asked.push([name, options.all, options.order, options.family, options.hints]);
    answer(null, [
      { address: "2001:db8::2", family: 6 },
      { address: "192.0.2.1", family: 4 },
      { address: "2001:db8::1", family: 6 },
    ]);
    t.same(await result, [["[2001:db8::2]:80", "192.0.2.1:80", "[2001:db8::1]:80"]]);
  }
  const shared = ["xn--mller-kva.example", true, "verbatim"];
  t.same(asked, [
    [...shared, 0, dns.ADDRCONFIG | dns.V4MAPPED],
    [...shared, 0, 0],
    [...shared, 6, dns.ALL | dns.V4MAPPED],
    [...shared, 4, dns.ADDRCONFIG],
  ]);
});

t.test("errors of lookups are those of asio", async (t) => {
  const lookups = takeLookups(t);
  const { vm } = create(t);
  for (const [code, expected] of [
    ["ENOTFOUND", "asio.netdb: Host not found (authoritative)"],
    ["EAI_NODATA", "asio.netdb: Host not found (authoritative)"],
    ["EINVAL", "asio.netdb: Host not found (authoritative)"],
    ["EAI_AGAIN", "asio.netdb: Host not found (non-authoritative), try again later"],
    ["EAI_FAIL", "asio.netdb: A non-recoverable error occurred during database lookup"],
    ["EAI_MEMORY", "system: Cannot allocate memory"],
  ]) {
    const result = vm.run(`
      local ok, e = pcall(require('ip').tcp.get_address_info, 'x.example', 1)
      return tostring(e.category) .. ': ' .. tostring(e)`);
    while (lookups.length === 0) await turn();
    lookups.pop()!.answer(Object.assign(new Error("of Node"), { code }));
    t.same(await result, [expected], code);
  }
});

t.test("an interrupted lookup raises at once, and what comes later is thrown away", async (t) => {
  const lookups = takeLookups(t);
  const { vm, output } = create(t, { core: stress });
  await vm.run(`
    local ip = require 'ip'
    local f = spawn(function()
      local ok, e = pcall(ip.tcp.get_address_info, 'x.example', 1)
      print(ok, e)
      pcall(print, 'not reached')
    end)
    this_fiber.yield()
    f:interrupt()
    f:join()
    print(f.interruption_caught)`);
  t.same(output, ["false\tFiber interrupted", "true"]);
  t.equal(lookups.length, 1);
  await vm.idle();
  lookups[0]!.answer(null, [{ address: "192.0.2.1", family: 4 }]);
  await turn();
  vm.collectGarbage();
  t.same(vm.stats().handles["ip.address"], undefined);
});

t.test("a VM may close while it looks up", async (t) => {
  const lookups = takeLookups(t);
  const { vm } = create(t);
  const result = vm.run("require('ip').tcp.get_address_info('x.example', 1)");
  while (lookups.length === 0) await turn();
  vm.close();
  await t.rejects(result);
  lookups[0]!.answer(null, [{ address: "192.0.2.1", family: 4 }]);
  await turn();
});

t.test("an answer beyond the memory limit raises ENOMEM", async (t) => {
  const lookups = takeLookups(t);
  const { vm } = create(t, { memoryLimit: 1 << 20 });
  const result = vm.run(`
    local ok, e = pcall(require('ip').tcp.get_address_info, 'x.example', 1)
    return e == require('generic_error').ENOMEM`);
  while (lookups.length === 0) await turn();
  lookups[0]!.answer(
    null,
    Array.from({ length: 4000 }, () => ({ address: "192.0.2.1", family: 4 })),
  );
  t.same(await result, [true]);
});

t.test("many canonical names are asked for at once", async (t) => {
  const { vm } = create(t);
  const [found] = await vm.run(`
    local ip = require 'ip'
    local fibers, found = {}, 0
    for i = 1, 600 do
      fibers[i] = spawn(function()
        local list = ip.tcp.get_address_v4_info('localhost', i, ip.address_info_flag.canonical_name)
        if list[1].port == i and list[1].canonical_name then found = found + 1 end
      end)
    end
    for _, f in ipairs(fibers) do f:join() end
    return found`);
  t.equal(found, 600);
});

t.test("without the permission there are addresses, and nothing of the network", async (t) => {
  const { vm } = create(t, { network: false });
  const [allowed] = await vm.run(`
    local ip, EPERM = require 'ip', require('generic_error').EPERM
    local allowed = {}
    local function try(name, f, ...)
      local ok, e = pcall(f, ...)
      if ok or e ~= EPERM then allowed[#allowed + 1] = name end
    end
    for _, protocol in ipairs { 'tcp', 'udp' } do
      for _, name in ipairs { 'get_address_info', 'get_address_v4_info', 'get_address_v6_info' } do
        try(name, ip[protocol][name], '127.0.0.1', 80)
      end
      try('get_name_info', ip[protocol].get_name_info, ip.address.loopback_v4(), 80)
    end
    try('host_name', ip.host_name)
    try('toendpoint', ip.toendpoint, '127.0.0.1:80')
    try('tostring', ip.tostring, ip.address.loopback_v4(), 80)
    -- Not even what the interfaces are called.
    try('by name', ip.address.new, 'fe80::1%lo')
    allowed[#allowed + 1] = tostring(ip.address.new 'fe80::1%1')
    return allowed`);
  t.same(allowed, ["toendpoint", "tostring", "by name", "fe80::1%1"]);
});
