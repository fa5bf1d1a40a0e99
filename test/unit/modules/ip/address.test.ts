import { SocketAddress } from "node:net";
import t from "tap";
import fc from "fast-check";
import { IpAddress, parseAddress } from "#dist/modules/ip/ip-address.js";
import { koffi } from "#dist/os/koffi.js";
import { Vm } from "#dist/index.js";

const [AF_INET, AF_INET6] = [2, 10];
const libc = process.platform === "linux" ? koffi().load(null) : undefined;
const pton = libc?.func("int inet_pton(int family, const char *text, void *bytes)");
const ntop = libc?.func("const char *inet_ntop(int family, const void *bytes, void *text, uint32_t size)");

/** What the C library says that a text is. */
function systemParse(text: string): Uint8Array | undefined {
  for (const [family, length] of [
    [AF_INET, 4],
    [AF_INET6, 16],
  ] as const) {
    const bytes = Buffer.alloc(length);
    if (pton!(family, text, bytes) === 1) return Uint8Array.from(bytes);
  }
  return undefined;
}

const runs = { seed: Number(process.env["PROPERTY_SEED"] ?? 2025), numRuns: 2000 };

const v4 = fc.uint8Array({ minLength: 4, maxLength: 4 });
/** Half of the groups are zero, some ffff: forms with "::" and with dots. */
const v6 = fc
  .array(fc.oneof(fc.constant(0), fc.constant(0), fc.constant(0xffff), fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((words) => Uint8Array.from(words.flatMap((word) => [word >> 8, word & 0xff])));

t.test("an address is written as inet_ntop and Node write it, and read back", async () => {
  fc.assert(
    fc.property(fc.oneof(v4, v6), (bytes) => {
      const address = new IpAddress(bytes);
      const text = address.toString();
      const system = ntop?.(address.isV4 ? AF_INET : AF_INET6, bytes, Buffer.alloc(64), 64) ?? text;
      const node = new SocketAddress({ address: text, family: address.isV4 ? "ipv4" : "ipv6" });
      if (node.address !== text || system !== text) throw new Error(`${node.address}, ${String(system)}, here ${text}`);
      return Buffer.compare(parseAddress(text)!.bytes, bytes) === 0;
    }),
    runs,
  );
});

const part = fc.oneof(
  fc.constantFrom("", ":", "::", ".", "0", "00", "1", "255", "256", "ffff", "fffff", "1.2.3.4", "01", " ", "x"),
  fc.integer({ min: 0, max: 0xffff }).map((word) => word.toString(16)),
);
const nearly = fc.oneof(
  fc.array(part, { maxLength: 9 }).map((parts) => parts.join(":")),
  fc.array(part, { maxLength: 5 }).map((parts) => parts.join(".")),
  fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")),
);

t.test("what inet_pton takes is an address, and nothing else is", { skip: !pton && "needs a C library" }, async () => {
  fc.assert(
    fc.property(nearly, (text) => {
      const [here, there] = [parseAddress(text)?.bytes, systemParse(text)];
      if (here === undefined || there === undefined) return here === there;
      return Buffer.compare(here, there) === 0;
    }),
    { ...runs, numRuns: 5000 },
  );
});

t.test("scopes are read and written", async () => {
  fc.assert(
    fc.property(v6, fc.integer({ min: 1, max: 0xffffffff }), (bytes, scope) => {
      const text = new IpAddress(bytes, scope).toString(false);
      const back = parseAddress(text, false)!;
      return text.endsWith(`%${scope}`) && back.scopeId === scope && Buffer.compare(back.bytes, bytes) === 0;
    }),
    runs,
  );
});

t.test("mapped addresses lead back, and the order is one", async () => {
  const any = fc
    .oneof(v4, v6)
    .chain((bytes) => fc.nat(2).map((scope) => new IpAddress(bytes, bytes.length === 4 ? 0 : scope)));
  fc.assert(
    fc.property(v4, any, any, (bytes, a, b) => {
      const address = new IpAddress(bytes);
      const mapped = address.toMapped();
      const equal = a.toString(false) === b.toString(false);
      return (
        mapped.isV4Mapped &&
        mapped.fromMapped().compare(address) === 0 &&
        Math.sign(a.compare(b)) === -Math.sign(b.compare(a)) &&
        (a.compare(b) === 0) === equal
      );
    }),
    runs,
  );
});

t.test("addresses count for the memory limit of their VM", async (t) => {
  const vm = Vm.create({ memoryLimit: 2 << 20 });
  t.teardown(() => vm.close());
  const [kept, again] = await vm.run(`
    local ip, ENOMEM = require 'ip', require 'generic_error'.ENOMEM
    local kept = {}
    local ok, e = pcall(function() for i = 1, 1e5 do kept[i] = ip.address.new() end end)
    local n = #kept
    kept = nil
    for i = 1, 1e5 do ip.address.new() end -- garbage does not add up
    return not ok and e == ENOMEM and n, ip.address.new() == ip.address.any_v4()`);
  t.ok((kept as number) > 1000 && (kept as number) < 12_000, `${kept as number} fit`);
  t.equal(again, true);
  vm.collectGarbage();
  t.equal(vm.stats().handles["ip.address"], undefined);
});
