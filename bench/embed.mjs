// What embedding costs: calls across the border in both directions, making VMs, and the memory they take.
//
//   node bench/embed.mjs          after `npm run build`
import { Vm } from "../dist/index.js";

const CALLS = 2_000_000;
const VMS = 1000;

/** Nanoseconds of each of `count` turns, best of three. */
function nanoseconds(count, work) {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint();
    work(count);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / count);
  }
  return best.toFixed(1);
}

const vm = Vm.create();
const add = vm.load("local a, b = ... return a + b");
console.log("JS to Lua, f(a, b) -> number   ", nanoseconds(CALLS, (n) => { for (let i = 0; i < n; i++) add.call(i, 1); }), "ns");

vm.set("add", (a, b) => a + b);
const loop = vm.load("local n = ... local add, s = add, 0 for i = 1, n do s = add(s, 1) end return s");
const empty = vm.load("local n = ... local s = 0 for i = 1, n do s = s + 1 end return s");
const calls = nanoseconds(CALLS, (n) => loop.call(n));
const turns = nanoseconds(CALLS, (n) => empty.call(n));
console.log("Lua to JS, f(a, b) -> number   ", (calls - turns).toFixed(1), "ns");
vm.close();

globalThis.gc?.();
const before = process.memoryUsage().rss;
const vms = [];
const start = performance.now();
for (let i = 0; i < VMS; i++) {
  const each = Vm.create();
  each.load("x = 1").call();
  vms.push(each);
}
const ms = performance.now() - start;
console.log(`${VMS} VMs, each made and used once`, ((ms / VMS) * 1000).toFixed(0), "us each,",
  ((process.memoryUsage().rss - before) / VMS / 1024).toFixed(0), "KiB resident each");
for (const each of vms) each.close();
