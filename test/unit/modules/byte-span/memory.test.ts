import t from "tap";
import { Vm } from "#dist/index.js";
import { type Address } from "#dist/interp/abi.js";
import { type Core, type RawFunction } from "#dist/interp/core.js";
import { spanAt } from "#dist/modules/byte-span/byte-span.js";
import { giveMemory, spareMemory, takeMemory } from "#dist/modules/byte-span/spare-memory.js";
import { Message } from "#dist/scheduler/runtime/message.js";

/** A VM that tells how much its core was told to count for memory outside of it. */
function countingVm(memoryLimit = 0): { vm: Vm; core: Core; outside: () => number } {
  const vm = Vm.create({ memoryLimit });
  const { core } = vm.context;
  const { emi_external } = core.exports;
  let outside = 0;
  core.exports = {
    ...core.exports,
    emi_external(delta) {
      const refused = emi_external(delta);
      if (refused === 0) outside += delta;
      return refused;
    },
  };
  return { vm, core, outside: () => outside };
}

function define(core: Core, name: string, fn: RawFunction): void {
  core.guard(() => {
    core.exports.emi_globals(core.values);
    core.setFunction(core.values, name, fn);
  });
}

/** copy(value): through a message. */
function defineCopy(core: Core): void {
  define(core, "copy", (base) => {
    const message = Message.read(core, base);
    if (!(message instanceof Message)) throw new Error(message);
    message.write(core, base);
    return 1;
  });
}

t.test("a region is counted exactly as long as a span refers to it", async (t) => {
  const { vm, outside } = countingVm();
  await vm.run(`
    local b = byte_span.new(1000, 5000)
    whole, part = b, b:slice(10, 20)
    other = byte_span.append('x', 'yz')
    other = other:append(('q'):rep(997))
    big = byte_span.new(100000)`);
  vm.collectGarbage();
  t.equal(outside(), 5000 + 1000 + 100000);
  await vm.run("whole, other = nil");
  vm.collectGarbage();
  t.equal(outside(), 5000 + 100000, "a slice keeps all of its region");
  await vm.run("part, big = nil");
  vm.collectGarbage();
  t.equal(outside(), 0);
  vm.close();
});

t.test("a span that arrives is counted as long as it lives", async (t) => {
  const { vm, core, outside } = countingVm();
  defineCopy(core);
  await vm.run("list = copy { byte_span.new(10, 5000), byte_span.append(('x'):rep(3000)) }");
  vm.collectGarbage();
  t.equal(outside(), 3010, "the bytes, not what they could grow to");
  await vm.run("list = nil");
  vm.collectGarbage();
  t.equal(outside(), 0);
  vm.close();
});

t.test("what fails leaves nothing counted", async (t) => {
  const { vm, outside } = countingVm(1 << 20);
  await vm.run(`
    for i = 1, 200 do
      local s = byte_span.new(i * 10)
      assert(#s:append('x') == i * 10 + 1)
      assert(not pcall(s.append, s, 'x', {}))
      assert(not pcall(byte_span.append, 'x', {}))
      assert(not pcall(s.slice, s, 0))
      assert(not pcall(byte_span.new, 2^40))
      assert(not pcall(byte_span.new, 2^32 + 5))
      assert(not pcall(byte_span.new, 2^20))
      assert(not pcall(byte_span.new, 10, 5))
    end`);
  vm.collectGarbage();
  t.equal(outside(), 0);
  vm.close();
});

t.test("what a message brings ends a VM whose limit does not allow it", async (t) => {
  const { vm, core } = countingVm(4 << 20);
  defineCopy(core);
  await vm.run("for i = 1, 100 do copy { byte_span.new(2^20), byte_span.new(2^20 - 2^18) } end", {});
  await t.rejects(vm.run("local t = {} while true do t[#t + 1] = copy(byte_span.new(2^19)) end"), {
    code: /^ERR_/,
  });
  vm.close();
});

t.test("memory that spans gave back is used again, as zeros", (t) => {
  const piece = takeMemory(70_000)!.fill(7);
  giveMemory(piece);
  const again = takeMemory(70_000)!;
  t.equal(again.buffer, piece.buffer);
  t.ok(again.every((byte) => byte === 0));
  t.not(takeMemory(70_000)!.buffer, piece.buffer);
  t.end();
});

t.test("only so much memory is kept, of the sizes that were used last", (t) => {
  for (let i = 0; i < 2000; i++) giveMemory(new Uint8Array(50_000 + i));
  t.ok(spareMemory() <= 16 << 20);
  const last = new Uint8Array(1000);
  giveMemory(last);
  t.ok(spareMemory() <= 16 << 20);
  t.equal(takeMemory(1000), last);
  giveMemory(new Uint8Array(1 << 30));
  t.ok(spareMemory() <= 16 << 20);
  for (let i = 0; i < 2000; i++) takeMemory(50_000 + i);
  t.end();
});

/** Makes a span, and pins its region while no userdata refers to it any more. */
async function pinned(vm: Vm, core: Core, size: number): Promise<{ buffer: ArrayBufferLike; unpin: () => void }> {
  let result: { buffer: ArrayBufferLike; unpin: () => void } | undefined;
  define(core, "pin", (base: Address) => {
    const { region } = spanAt(core, base)!;
    region.pin();
    result = { buffer: region.bytes.buffer, unpin: () => region.unpin() };
    return 0;
  });
  await vm.run(`pin(byte_span.new(${size}))`);
  vm.collectGarbage();
  return result!;
}

t.test("a pinned region is not given back before it is unpinned", async (t) => {
  const { vm, core, outside } = countingVm();
  const { buffer, unpin } = await pinned(vm, core, 33_333);
  t.equal(outside(), 0);
  t.not(takeMemory(33_333)!.buffer, buffer);
  unpin();
  t.equal(takeMemory(33_333)!.buffer, buffer);
  vm.close();
});

t.test("nothing is given back when the VM ends: work that nobody waits for may go on", async (t) => {
  const { vm, core } = countingVm();
  const { buffer, unpin } = await pinned(vm, core, 44_444);
  await vm.run("kept = byte_span.new(55555)");
  const before = spareMemory();
  vm.close();
  t.equal(spareMemory(), before);
  unpin();
  t.equal(takeMemory(44_444)!.buffer, buffer, "what was released before is");
  t.end();
});
