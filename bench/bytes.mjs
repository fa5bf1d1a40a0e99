// How fast byte_spans are: nanoseconds per operation, and searches beside Buffer doing the same in the same process.
//
//   node bench/bytes.mjs [rounds = 5]
//
// Each operation runs in a loop of Lua; the time of the loop itself, which is measured too, is taken off. The best of the rounds
// counts. For the searches a round alternates between Lua and Node.
import { performance } from "node:perf_hooks";
import { Vm } from "../dist/index.js";

const rounds = Number(process.argv[2] ?? 5);
const vm = Vm.create();
await vm.run(`
local region = byte_span.new(262144)
local s, d = region:slice(1, 65536), region:slice(133121, 198656)
local small, roomy = byte_span.new(64), byte_span.new(0, 64)
hay = byte_span.new(65536)
hay[65536] = 10
local line, mark = '\\n', '\\r\\n\\r\\n'
text = byte_span.append(('GET /index.html HTTP/1.1 '):rep(2621), '\\r\\n\\r\\n')
loops = {
  empty = function(n) for i = 1, n do end end,
  ['index read'] = function(n) local x for i = 1, n do x = s[7] end end,
  ['index write'] = function(n) for i = 1, n do s[7] = 9 end end,
  length = function(n) local x for i = 1, n do x = #s end end,
  slice = function(n) for i = 1, n do small:slice(2, 9) end end,
  ['append, in place'] = function(n) for i = 1, n do roomy:append('abcd') end end,
  ['append, new memory'] = function(n) for i = 1, n do small:append('abcd') end end,
  ['new(16)'] = function(n) for i = 1, n do byte_span.new(16) end end,
  ['new(64 KiB)'] = function(n) for i = 1, n do byte_span.new(65536) end end,
  ['copy of 64 KiB'] = function(n) for i = 1, n do d:copy(s) end end,
  ['tostring of 64 bytes'] = function(n) for i = 1, n do tostring(small) end end,
  ['starts_with'] = function(n) for i = 1, n do text:starts_with('GET ') end end,
  ['find a byte in 64 KiB'] = function(n) for i = 1, n do hay:find(line) end end,
  ['find 4 bytes in 64 KiB'] = function(n) for i = 1, n do text:find(mark) end end,
  ['rfind a byte in 64 KiB'] = function(n) for i = 1, n do s:rfind(line) end end,
}
function run(name, n) loops[name](n) end`);

const run = vm.get("run");
const hay = Buffer.alloc(65536);
hay[65535] = 10;
const text = Buffer.from("GET /index.html HTTP/1.1 ".repeat(2621) + "\r\n\r\n");
const mark = Buffer.from("\r\n\r\n");
// Processors copy slowly to what lies a few bytes more than pages further on, as neighbours from malloc do: both copy within a region.
const region = Buffer.alloc(262144);
const [zeros, target] = [region.subarray(0, 65536), region.subarray(133120, 198656)];

const SMALL = 1_000_000;
const LARGE = 20_000;
const rows = [
  ["index read", SMALL],
  ["index write", SMALL],
  ["length", SMALL],
  ["slice", SMALL / 4],
  ["append, in place", SMALL / 4],
  ["append, new memory", SMALL / 4],
  ["new(16)", SMALL / 4],
  ["new(64 KiB)", LARGE],
  ["copy of 64 KiB", LARGE, () => zeros.copy(target)],
  ["tostring of 64 bytes", SMALL / 4],
  ["starts_with", SMALL / 4],
  ["find a byte in 64 KiB", LARGE, () => hay.indexOf(10)],
  ["find 4 bytes in 64 KiB", LARGE, () => text.indexOf(mark)],
  ["rfind a byte in 64 KiB", LARGE / 10, () => zeros.lastIndexOf(10)],
];

async function lua(name, n) {
  const start = performance.now();
  await run.call(name, n);
  return ((performance.now() - start) * 1e6) / n;
}

function node(work, n) {
  const start = performance.now();
  for (let i = 0; i < n; i++) work();
  return ((performance.now() - start) * 1e6) / n;
}

const best = new Map();
const note = (key, ns) => best.set(key, Math.min(ns, best.get(key) ?? Infinity));
for (let round = 0; round <= rounds; round++) {
  note("empty", await lua("empty", SMALL));
  for (const [name, n, peer] of rows) {
    const ns = await lua(name, n);
    const other = peer && node(peer, n);
    if (round === 0) continue; // both tiers of V8 warm up
    note(name, ns);
    if (peer) note(`${name}, Node`, other);
  }
}
vm.close();

console.log(`${"operation".padEnd(26)} ${"ns".padStart(10)} ${"Node, ns".padStart(10)} ${"ratio".padStart(7)}`);
for (const [name, , peer] of rows) {
  const ns = best.get(name) - best.get("empty");
  const other = best.get(`${name}, Node`);
  const cells = [ns.toFixed(1).padStart(10)];
  if (peer) cells.push(other.toFixed(1).padStart(10), `${(ns / other).toFixed(2)}x`.padStart(7));
  console.log(name.padEnd(26), ...cells);
}
