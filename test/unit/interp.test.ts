import { readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import fc from "fast-check";
import * as abi from "#dist/interp/abi.js";
import {
  ArgumentError,
  EmiluaError,
  LuaError,
  type LuaFunction,
  LuaSyntaxError,
  type LuaTable,
  OutOfMemoryError,
  Vm,
  errorCodes,
  results,
} from "#dist/index.js";
import { type Core } from "#dist/interp/core.js";
import { root } from "../lua-runner.js";

const lua = async (vm: Vm, code: string, ...args: unknown[]): Promise<unknown[]> => vm.run(code, { args });

t.test("abi.ts says what emi.h and value.h say", async (t) => {
  const text = readFileSync(join(root, "wasm/include/emi.h"), "utf8");
  const header = text.replace(/^#define .*/gm, "");
  const values = readFileSync(join(root, "wasm/src/value.h"), "utf8");
  const prot = readFileSync(join(root, "wasm/src/prot.h"), "utf8");
  const source = readFileSync(join(root, "src/interp/abi.ts"), "utf8");
  const constants = abi as unknown as Record<string, number>;

  for (const [, name, value] of header.matchAll(/\b(EMI_[A-Z_]+) = (-?\d+)/g))
    t.equal(constants[name!], Number(value), name);
  for (const [, name, value] of values.matchAll(/#define (TAG_\w+) 0x(\w+)u/g)) {
    t.equal(constants[name!], parseInt(value!, 16), name);
  }
  t.match(text, `#define EMI_SENDABLE 0x${abi.EMI_SENDABLE.toString(16)}u\n`);
  t.match(text, `#define EMI_INDEXED 0x${abi.EMI_INDEXED.toString(16)}u\n`);
  const codes = /enum \{ PROT_OK, (\w+), (\w+) \}/.exec(prot)!;
  t.equal(constants[codes[1]!], 1);
  t.equal(constants[codes[2]!], 2);
  t.match(header, `String: u32 length at +${abi.STRING_LENGTH}, bytes at +${abi.STRING_DATA}.`);
  t.match(header, `Userdata: u32 kind at +${abi.UDATA_KIND}, u32 handle at +${abi.UDATA_HANDLE}.`);
  t.match(header, `emi_scratch()[0..${abi.SCRATCH_SLOTS - 1}]`);

  const exported = [...header.matchAll(/EMI_EXPORT\((\w+)\)[^;]*?\(([^;]*)\);/g)];
  t.ok(exported.length > 30);
  for (const [, name, parameters] of exported) {
    const declared = new RegExp(`^  ${name}\\((.*)\\): `, "m").exec(source);
    const count = (list: string) => (list.trim() === "" || list.trim() === "void" ? 0 : list.split(",").length);
    t.equal(declared && count(declared[1]!), count(parameters!), `${name} and its parameters`);
  }
  const listed = [...source.matchAll(/^ {2}(emi_\w+)\(/gm)].map((m) => m[1]);
  t.same(listed.sort(), exported.map((m) => m[1]).sort(), "nothing is declared that does not exist");
  const imported = [...header.matchAll(/EMI_IMPORT\((host_\w+)\)/g)].map((m) => m[1]);
  t.same([...source.matchAll(/^ {2}(host_\w+)\(/gm)].map((m) => m[1]).sort(), imported.sort());
});

t.test("values cross the border and come back", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const echo = vm.load("return ...");
  const back = (value: unknown) => echo.call(value);

  for (const value of [
    0,
    -0,
    1.5,
    NaN,
    Infinity,
    -Infinity,
    2 ** 53,
    true,
    false,
    "",
    "text",
    "añ☃𝄞",
    "x".repeat(1e6),
  ]) {
    t.ok(Object.is(back(value), value), `${typeof value} ${String(value).slice(0, 20)}`);
  }
  t.equal(back(undefined), undefined);
  t.equal(back(null), undefined, "null is nil");
  t.same(back([1, "two", [3]]), [1, "two", [3]]);
  t.same(back({ a: 1, b: { c: [true] } }), { a: 1, b: { c: [true] } });
  t.same(back({}), {});
  t.same(back([]), {}, "an empty table is an object");
  t.same(
    back(
      new Map<unknown, unknown>([
        [1.5, "x"],
        ["k", 2],
      ]),
    ),
    new Map<unknown, unknown>([
      [1.5, "x"],
      ["k", 2],
    ]),
  );
  t.same(Object.keys(back({ ["__proto__"]: 1 }) as object), ["__proto__"], "a member called __proto__ is a member");
  t.same(await lua(vm, "return 1, nil, 'x'"), [1, undefined, "x"]);
  t.same(await lua(vm, "local t = {} t.self = t return t").then(([x]) => (x as { self: unknown }).self === x), true);
  const shared = { n: 1 };
  t.same(await lua(vm, "local a = ... return a[1] == a[2]", [shared, shared]), [true], "what was one stays one");
  t.throws(() => back(10n), { code: "ERR_CONVERSION" });
  t.throws(() => back(Symbol("s")), { code: "ERR_CONVERSION" });
  t.throws(() => back(new Date()), { code: "ERR_CONVERSION", message: /Date/ });
  let deep: unknown = 1;
  for (let i = 0; i < 300; i++) deep = [deep];
  t.throws(() => back(deep), { code: "ERR_CONVERSION", message: /deeper/ });
  t.same(back([1, 2]), [1, 2], "a failed conversion leaves nothing behind");
  await t.rejects(lua(vm, "local t = {} for i = 1, 300 do t = {t} end return t"), { code: "ERR_CONVERSION" });
  t.same(echo.callMulti(...Array.from({ length: 200 }, (_, i) => i)).length, 200, "many arguments and results");
  t.same((await vm.run("return ...", { args: Array.from({ length: 200 }, (_, i) => `s${i}`) }))[199], "s199");
});

t.test("strings are bytes, and nothing is lost without notice", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const length = vm.load("return #...");
  const echo = vm.load("return ...");

  t.equal(length.call(all), 256);
  t.throws(() => echo.call(all), { code: "ERR_ENCODING" }, "not UTF-8");
  t.throws(() => echo.call("\ud800"), { code: "ERR_ENCODING" }, "half a surrogate pair");
  t.equal(length.call("é"), 2);

  vm.set("bytes", all);
  t.same(vm.get("bytes", { strings: "bytes" }), all);
  t.equal(vm.get("bytes", { strings: "latin1" }), String.fromCharCode(...all));
  t.throws(() => vm.get("bytes"), { code: "ERR_ENCODING" });

  const latin1 = Vm.create({ strings: "latin1" });
  t.teardown(() => latin1.close());
  t.equal(latin1.load("return #...").call("é"), 1);
  t.equal(latin1.load("return '\\233'").call(), "é");
  t.throws(() => latin1.set("x", "☃"), { code: "ERR_ENCODING" });
  t.equal(latin1.load("return ...").call("\ufeffa".slice(1)), "a");
  t.equal(echo.call("\ufeffa"), "\ufeffa", "a byte order mark is text");

  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      vm.set("bytes", bytes);
      t.equal(Buffer.compare(vm.get("bytes", { strings: "bytes" }) as Uint8Array, bytes), 0);
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      t.equal(echo.call(text), text);
    }),
    { numRuns: 50 },
  );
});

t.test("copies of tables keep values and shape", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const echo = vm.load("return ...");
  const leaf = fc.oneof(fc.boolean(), fc.double(), fc.string({ unit: "grapheme" }));
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("node"), { minLength: 1 }),
      fc.dictionary(fc.string(), tie("node"), { noNullPrototype: true }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (value) => {
      t.strictSame(echo.call(value), value);
    }),
    { numRuns: 100 },
  );
});

t.test("host functions answer, fail and wait", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());

  vm.set("add", (a: number, b: number) => a + b);
  vm.set("nothing", () => undefined);
  vm.set("two", () => results("a", "b"));
  vm.set("many", () => results(...Array.from({ length: 100 }, (_, i) => i)));
  vm.set("count", (...args: unknown[]) => args.length);
  t.same(await lua(vm, "return add(1, 2), select('#', nothing()), two()"), [3, 0, "a", "b"]);
  t.same(await lua(vm, "return select('#', many()), (select(100, many()))"), [100, 99]);
  t.same(await lua(vm, "return count(), count(nil), count(1, nil, 3), count(1, 2, 3, 4, 5)"), [0, 1, 3, 5]);

  vm.set("fail", () => {
    throw new Error("out of paper");
  });
  vm.set("pick", () => {
    throw new ArgumentError(2, "colour expected");
  });
  vm.set("odd", () => {
    throw "just text";
  });
  t.same(await vm.run("return pcall(fail)"), [false, "out of paper"], "no Lua code called it, so no position");
  t.same(await vm.run("\nreturn pcall(function() fail() end)", { chunkName: "=here" }), [
    false,
    "here:2: out of paper",
  ]);
  t.match(await lua(vm, "return pcall(pick, 1)"), [false, "bad argument #2 to '?' (colour expected)"]);
  t.match(await lua(vm, "return pcall(function() pick() end)"), [
    false,
    /bad argument #2 to 'pick' \(colour expected\)/,
  ]);
  t.match(await lua(vm, "return pcall(function() odd() end)"), [false, /just text/]);
  t.match(await lua(vm, "return pcall(add, '\\255')"), [false, /bad argument #1 to '.*' \(.*UTF-8/]);

  vm.set("later", async (value: unknown) => {
    await new Promise((resolve) => setImmediate(resolve));
    return value;
  });
  vm.set("fails", async () => {
    throw new Error("async failure");
  });
  vm.set("order", []);
  t.same(await lua(vm, "return later('x'), (later())"), ["x", undefined]);
  t.same(await lua(vm, "return pcall(fails)"), [false, "async failure"]);
  const interleaved = `
    local order = {}
    local f = spawn(function() order[#order + 1] = 'other' later() order[#order + 1] = 'other again' end)
    order[#order + 1] = 'first'
    later()
    order[#order + 1] = 'back'
    f:join()
    return table.concat(order, ', ')`;
  t.same(await lua(vm, interleaved), ["first, other, back, other again"]);
  t.same(
    await lua(vm, "local t = {3, 1, 2} table.sort(t, function(a, b) return later(a < b) end) return t"),
    [[1, 2, 3]],
    "a fiber waits inside a sort comparator",
  );
  t.same(await lua(vm, "return (('abc'):gsub('.', function(c) return later(c .. c) end))"), ["aabbcc"]);
  t.same(await lua(vm, "return coroutine.wrap(function() return later(7) end)()"), [7], "and inside a coroutine");
});

t.test("calls nest between Lua and TypeScript", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  vm.set("each", (f: LuaFunction, n: number) => {
    let sum = 0;
    for (let i = 1; i <= n; i++) sum += f.call(i) as number;
    f.release();
    return sum;
  });
  t.same(await lua(vm, "return each(function(x) return x * x end, 4)"), [30]);
  t.same(await lua(vm, "return each(function(x) return each(function(y) return x * y end, 3) end, 3)"), [36]);
  t.match(await lua(vm, "return pcall(each, function() error({}) end, 1)"), [false, {}]);
  t.match(await lua(vm, "return pcall(each, function() error('inner', 0) end, 1)"), [false, "inner"]);
  t.match(await lua(vm, "return pcall(each, function() this_fiber.yield() end, 1)"), [false, /cannot wait/]);

  vm.set("inner", (f: LuaFunction) => f.call());
  const garbage = "local t = {} for i = 1, 2e5 do t[i % 100] = {i, tostring(i)} end collectgarbage() return #t";
  const outer = vm.load(
    `local kept = {'kept'} local n = inner(function() ${garbage} end) for i = 1, 1e6 do end ${garbage.replace("return #t", "")} return kept[1], n`,
  );
  t.same(outer.callMulti(), ["kept", 99], "a collection in a nested call spares the outer one");

  vm.set("again", (f: LuaFunction) => f.call(f));
  t.match(await lua(vm, "local function f() return again(f) end return pcall(f)"), [false, /too deeply|stack/]);
  t.same(await lua(vm, "return 1 + 1"), [2], "the VM is intact");
});

t.test("errors keep value, message and traceback", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const caught = async (code: string) =>
    vm.run(code, { chunkName: "=test" }).then(
      () => undefined,
      (error: unknown) => error as LuaError,
    );

  const text = await caught("local function f() error('boom') end\nf() f()");
  t.type(text, LuaError);
  t.match(text, { code: "ERR_LUA", message: "test:1: boom", value: "test:1: boom" });
  t.match(text?.traceback, /^stack traceback:\n\t.*test:1: in function 'f'\n\ttest:2: in main chunk/s);
  t.match(await caught("error({ code = 7 })"), { message: "(error object is a table value)", value: { code: 7 } });
  t.match(await caught("error(setmetatable({}, { __tostring = function() return 'described' end }))"), {
    message: "described",
  });
  t.match(await caught("error(setmetatable({}, { __tostring = function() error('no') end }))"), {
    message: /table value/,
  });
  t.match(await caught("error(setmetatable({}, { __tostring = function() while true do end end }))"), {
    message: /table value/,
  });
  t.match(await caught("error(nil)"), { message: "(error object is a nil value)", value: undefined });
  t.match(await caught("error(42, 0)"), { message: "42", value: 42 });
  t.match(await caught("error('\\255')"), {
    value: new Uint8Array([..."test:1: "].map((c) => c.charCodeAt(0)).concat(255)),
  });
  t.throws(() => vm.load("x ="), LuaSyntaxError);
  await t.rejects(vm.run("x =", { chunkName: "@f.lua" }), {
    code: "ERR_LUA_SYNTAX",
    message: /^f\.lua:1: unexpected symbol near/,
  });
  t.throws(() => vm.load("error('direct')").call(), LuaError);
});

t.test("references keep Lua values alive until they are released", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const before = vm.stats().references;

  const table = vm.table({ x: 1 });
  table.set("y", [1, 2]);
  t.equal(table.get("x"), 1);
  t.same(table.copy(), { x: 1, y: [1, 2] });
  const y = table.get("y") as LuaTable;
  t.equal(y.length, 2);
  t.throws(() => table.set(undefined, 1), { code: "ERR_CONVERSION" });
  t.throws(() => table.set(NaN, 1), { code: "ERR_CONVERSION" });
  const same = table.get("y") as LuaTable;
  t.ok(same.equals(y));
  t.notOk(same.equals(table));
  t.match(String(table), /^table: 0x/);

  vm.set(
    "weak",
    vm
      .load("local entries = setmetatable({...}, {__mode = 'v'}) return function() return entries[1] ~= nil end")
      .call(y),
  );
  const alive = vm.get("weak") as LuaFunction;
  t.equal(alive.call(), true);
  table.release();
  y.release();
  y.release();
  same.release();
  vm.collectGarbage();
  t.equal(alive.call(), false, "collected once nobody refers to it");
  alive.release();
  t.throws(() => y.get(1), { code: "ERR_RELEASED" });

  const env = vm.table({ print: 1 });
  const other = Vm.create();
  t.throws(() => other.set("x", env), { code: "ERR_RELEASED" }, "a reference is good in its own VM only");
  other.close();
  env.release();
  {
    using scoped = vm.table();
    t.equal(scoped.released, false);
  }
  const [thread] = await lua(vm, "return coroutine.create(print)");
  t.same(await lua(vm, "return type(...)", thread), ["thread"], "what has no counterpart can be passed back");
  (thread as LuaTable).release();
  t.ok(vm.stats().references - before <= 3, "what is left are two loaded chunks and the scheduler's own");
});

t.test("an environment decides what a chunk sees", async (t) => {
  const vm = Vm.create();
  t.teardown(() => vm.close());
  const env = vm.table({ answer: 42 });
  t.same(await vm.run("leak = 1 return answer, print", { env }), [42, undefined]);
  t.equal(vm.get("leak"), undefined);
  t.equal(env.get("leak"), 1);
  t.same(await lua(vm, "return _CONTEXT"), ["main"]);
});

t.test("host objects live as long as Lua holds them", async (t) => {
  const vm = Vm.create();
  const released: number[] = [];
  const box = vm.defineClass<{ n: number }>({
    name: "box",
    methods: {
      get: (self) => self.n,
      put(self, n: number) {
        self.n = n;
      },
      wait: async (self) => self.n,
    },
    getters: { double: (self) => self.n * 2 },
    release: (self) => released.push(self.n),
  });
  const object = { n: 1 };
  vm.set("box", box.wrap(object));
  t.same(await lua(vm, "box:put(5) return box:get(), box.double, box:wait(), getmetatable(box), type(box)"), [
    5,
    10,
    5,
    "box",
    "userdata",
  ]);
  t.equal((await lua(vm, "return box"))[0], object, "it comes back as itself");
  t.match(await lua(vm, "return pcall(function() return box.nothing end)"), [false, {}]);
  t.same(await lua(vm, "return select(2, pcall(function() return box.nothing end)).code"), [7]);
  t.match(await lua(vm, "return pcall(box.get, 7)"), [false, /box expected, got number/]);
  t.match(await lua(vm, "return pcall(function() box.x = 1 end)"), [false, /attempt to index|newindex/]);
  t.match(vm.stats().handles, { box: 1 });
  vm.set("box", undefined);
  vm.collectGarbage();
  t.same(released, [5]);
  t.notOk(vm.stats().handles["box"]);
  vm.set("other", box.wrap({ n: 9 }));
  vm.close();
  t.same(released, [5, 9], "the end of the VM releases the rest");
  t.throws(() => box.wrap(object), { code: "ERR_VM_CLOSED" });
});

t.test("running out of memory ends that VM and nothing else", async (t) => {
  const reports: string[] = [];
  const vm = Vm.create({ memoryLimit: 1 << 20, stderr: (text) => reports.push(text) });
  const other = Vm.create();
  t.teardown(() => other.close());
  await t.rejects(lua(vm, "local t = {} while true do t[#t + 1] = {} end"), OutOfMemoryError);
  t.match(vm.closed, { code: "ERR_VM_MEMORY" });
  t.throws(() => vm.load("return 1"), OutOfMemoryError);
  t.throws(() => vm.set("x", 1), OutOfMemoryError);
  t.same(reports, [], "whoever ran it was told");
  t.same(await lua(other, "return 1"), [1]);

  const silent = Vm.create({ memoryLimit: 1 << 20, stderr: (text) => reports.push(text) });
  t.throws(() => silent.load("local s = 'x' while true do s = s .. s end").call(), OutOfMemoryError);
  t.match(reports.join(""), /^VM 0x[0-9a-f]+ forcibly closed due to 'LUA_ERRMEM'\n$/);
  const nested = Vm.create({ memoryLimit: 1 << 20, stderr: () => {} });
  nested.set("call", (f: LuaFunction) => {
    try {
      f.call();
    } catch {
      return "survived";
    }
    return "fine";
  });
  await t.rejects(
    lua(nested, "return call(function() local t = {} while true do t[#t + 1] = {} end end)"),
    OutOfMemoryError,
  );
  const pcalled = Vm.create({ memoryLimit: 1 << 20, stderr: () => {} });
  await t.rejects(lua(pcalled, "return pcall(string.rep, 'x', 1e8)"), OutOfMemoryError, "pcall does not catch it");
  const tiny = Vm.create({ memoryLimit: 1 << 20, stderr: () => {} });
  t.throws(() => tiny.set("x", "y".repeat(2 << 20)), OutOfMemoryError, "also when the host brings the bytes");
  t.equal(tiny.closed?.code, "ERR_VM_MEMORY");
});

t.test("a fault in the core ends that VM, and the process goes on", async (t) => {
  const reports: string[] = [];
  const vm = Vm.create({ stderr: (text) => reports.push(text) });
  const { core } = vm as unknown as { core: Core };
  t.throws(() => core.resume(0xfffffff0, 0, 0, 0, 1000), { code: "ERR_VM_FAULT" }, "a trap: no fiber is there");
  t.equal(vm.closed?.code, "ERR_VM_FAULT");
  t.match(reports.join(""), /^VM 0x[0-9a-f]+ forcibly closed due to 'fault in the core/);
  await t.rejects(vm.run("return 1"), { code: "ERR_VM_FAULT" });
  vm.close();
  const other = Vm.create();
  t.same(await lua(other, "return 1"), [1]);
  other.close();
});

t.test("a closed VM says so", async (t) => {
  const vm = Vm.create();
  const f = vm.load("return 1");
  vm.set("shut", () => vm.close());
  t.match(await lua(vm, "return pcall(shut)"), [false, /host functions/]);
  vm.close();
  vm.close();
  t.throws(() => f.call(), { code: "ERR_VM_CLOSED" });
  f.release();
  t.throws(() => vm.load("return 1"), { code: "ERR_VM_CLOSED" });
  await t.rejects(vm.run("return 1"), { code: "ERR_VM_CLOSED" });
  await vm.idle();
});

t.test("every error code is documented, and the reverse", async (t) => {
  const page = readFileSync(join(root, "docs/embedding.md"), "utf8");
  const documented = new Set([...page.matchAll(/`(ERR_[A-Z_]+)`/g)].map((m) => m[1]!));
  t.same([...documented].sort(), Object.keys(errorCodes).sort());
  t.ok(new OutOfMemoryError() instanceof EmiluaError);
});

t.test("a thousand VMs fit in one process", async (t) => {
  const vms = Array.from({ length: 1000 }, () => Vm.create());
  const sums = await Promise.all(
    vms.map((vm, i) => vm.run("local s = 0 for i = 1, ... do s = s + i end return s", { args: [i] })),
  );
  t.equal(sums[999]![0], (999 * 1000) / 2);
  for (const vm of vms) vm.close();
});
