// json.decode and json.encode on a generated document of mixed content, next to JSON.parse and JSON.stringify of Node on the same
// text. The four take turns, and the best of the rounds counts.
//
//   node bench/json.mjs [rounds = 15]          after `npm run build`
import { Vm } from "../dist/index.js";

const TARGET = 100; // MB/s, both ways
const BYTES = 1_300_000;
const rounds = Number(process.argv[2] ?? 15);

/** Records as web services send them: names, texts with escapes and beyond ASCII, integers, fractions, flags, lists. */
function makeDocument() {
  let seed = 1;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const words = "alpha beta gamma délta εpsilon zeta eta theta iota kappa lambda mu".split(" ");
  const text = (n) => Array.from({ length: n }, () => words[random(words.length)]).join(" ");
  const records = [];
  for (let bytes = 2; bytes < BYTES; ) {
    const id = records.length;
    const record = {
      id,
      guid: `${id.toString(16).padStart(8, "0")}-${random(65536)}-${random(65536)}`,
      name: text(2),
      email: `user${id}@example.org`,
      age: 18 + random(60),
      balance: random(10_000_000) / 100,
      score: random(1_000_000) / 1_000_003,
      active: random(2) === 0,
      parent: random(3) === 0 ? null : random(id + 1),
      tags: Array.from({ length: random(6) }, () => words[random(words.length)]),
      position: { latitude: random(180_000_000) / 1e6 - 90, longitude: random(360_000_000) / 1e6 - 180 },
      history: Array.from({ length: random(8) }, () => random(1_000_000)),
      about: `${text(12)}\n"${text(4)}"\t${text(20)}`,
    };
    bytes += Buffer.byteLength(JSON.stringify(record)) + 1;
    records.push(record);
  }
  return JSON.stringify(records);
}

const text = makeDocument();
const megabytes = Buffer.byteLength(text) / 1e6;
const value = JSON.parse(text);

const vm = Vm.create();
vm.set("now", () => performance.now());
vm.set("text", text);
await vm.run(`
  local json = require 'json'
  local value = json.decode(text)
  assert(json.encode(json.decode(json.encode(value))) == json.encode(value))
  function decode() local start = now() json.decode(text) return now() - start end
  function encode() local start = now() json.encode(value) return now() - start end`);

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const contestants = {
  decode: async () => (await vm.run("return decode()"))[0],
  parse: () => timed(() => JSON.parse(text)),
  encode: async () => (await vm.run("return encode()"))[0],
  stringify: () => timed(() => JSON.stringify(value)),
};
const best = Object.fromEntries(Object.keys(contestants).map((name) => [name, Infinity]));
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) best[name] = Math.min(best[name], await run());
}
vm.close();

const rate = (ms) => megabytes / (ms / 1000);
console.log(`document of ${megabytes.toFixed(2)} MB, best of ${rounds} rounds`);
for (const [own, peer] of [
  ["decode", "parse"],
  ["encode", "stringify"],
]) {
  console.log(
    `json.${own}  ${rate(best[own]).toFixed(0)} MB/s (target ${TARGET})  ` +
      `${(best[own] / best[peer]).toFixed(2)}x the time of JSON.${peer} (${rate(best[peer]).toFixed(0)} MB/s)`,
  );
}
