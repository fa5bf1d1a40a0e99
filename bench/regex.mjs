// How fast regular expressions are, beside Node's RegExp and re2js doing the same in the same process.
//
//   node bench/regex.mjs [rounds = 5]
//
// Engines take turns, the best of the rounds counts; times are those of the processor, for machines that have other things to do. RegExp and re2js search a string of one byte a character, the module bytes.
// A ratio below 1 is faster than RegExp.
import { RE2JS } from "re2js";
import { Vm } from "../dist/index.js";
import { Regex } from "../dist/modules/regex/regex.js";

const rounds = Number(process.argv[2] ?? 5);
const MIB = 1 << 20;

let state = 12345;
const letters = "abcdefghij klmnop qrstuvwxyz,.\n";
const bytes = Buffer.alloc(MIB);
for (let i = 0; i < MIB; i++) {
  state = (state * 1103515245 + 12345) & 0x7fffffff;
  bytes[i] = letters.charCodeAt((state >> 16) % letters.length);
}
const text = bytes.latin1Slice();
const compile = (pattern, grammar) =>
  new Regex(pattern, { grammar, ignoreCase: false, nosubs: false, optimize: false });

/** Least time of the processor that each of some functions takes, in ms. */
function best(functions) {
  const times = functions.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    functions.forEach((work, i) => {
      const start = process.cpuUsage();
      work();
      times[i] = Math.min(times[i], process.cpuUsage(start).user / 1000);
    });
  }
  return times;
}

/** Does something more often: the processor's time is not told finely enough for a single turn. */
const times = (count, work) => () => {
  for (let i = 0; i < count; i++) work();
};

console.log("Search 1 MiB in which nothing matches: MB/s, and time relative to RegExp\n");
for (const [pattern, grammar] of [
  ["ERROR", "ecma"],
  ["[0-9]+x", "ecma"],
  ["(foo|bar|baz)[0-9]", "extended"],
  ["(a|b)*c(d|e)+[0-9]", "extended"],
  ["([a-z]+)@([a-z]+)", "ecma"],
  ["\\b\\w{40}\\b", "ecma"],
]) {
  const [ours, regexp, re2] = [compile(pattern, grammar), new RegExp(pattern), RE2JS.compile(pattern)];
  const [a, b, c] = best([
    times(16, () => ours.search(bytes)),
    times(16, () => regexp.exec(text)),
    () => re2.matcher(text).find(),
  ]);
  console.log(pattern.padEnd(24), (16777 / a).toFixed(0).padStart(7), (a / b).toFixed(2).padStart(7) + "x",
    ` RegExp ${(16777 / b).toFixed(0)}, re2js ${(1048 / c).toFixed(1)}`);
}

console.log("\nAll matches in 1 MiB, with groups: ns a match\n");
for (const [pattern, grammar] of [
  ["[a-z]+", "ecma"],
  ["[ \\n]+", "extended"],
  ["([a-z])([a-z]*)", "ecma"],
  ["(a|ab)(c|bcd)(d*)", "extended"],
]) {
  const [ours, regexp] = [compile(pattern, grammar), new RegExp(pattern, "gd")];
  const re2 = RE2JS.compile(pattern);
  const few = text.slice(0, 65536);
  let count = 0;
  let fewer = 0;
  const [a, b, c] = best([
    () => {
      count = 0;
      for (let at = 0; ours.search(bytes, at); at = ours.end, count++) ours.groups(bytes);
    },
    () => {
      for (const match of text.matchAll(regexp)) void match.indices;
    },
    () => {
      const matcher = re2.matcher(few);
      for (fewer = 0; matcher.find(); fewer++) matcher.group(0);
    },
  ]);
  console.log(pattern.padEnd(24), ((a * 1e6) / count).toFixed(0).padStart(7), (a / b).toFixed(2).padStart(7) + "x",
    ` RegExp ${((b * 1e6) / count).toFixed(0)}, re2js ${((c * 1e6) / fewer).toFixed(0)}`);
}

console.log("\nFrom Lua, 1 MiB four times: ms, and Node's split and match on the string\n");
const vm = Vm.create();
await vm.run(`
local regex = require 'regex'
words = regex.new{pattern = '[a-z]+', grammar = 'extended'}
blanks = regex.new{pattern = '[ \\n]+', grammar = 'extended'}
line = regex.new{pattern = '([a-z]+) ([a-z]*)', grammar = 'ecma'}
function split(text) return #regex.split(blanks, text) end
function patsplit(text) return #regex.patsplit(words, text) end
function fields(n) for i = 1, n do regex.match(line, 'hello world') end end`);
const [split, patsplit, fields] = ["split", "patsplit", "fields"].map((name) => vm.get(name));
for (const [name, ours, node] of [
  ["split by [ \\n]+", times(4, () => split.call(text)), times(4, () => text.split(/[ \n]+/))],
  ["patsplit of [a-z]+", times(4, () => patsplit.call(text)), times(4, () => text.match(/[a-z]+/g))],
  ["match, 100,000 times", () => fields.call(100_000), () => {
    for (let i = 0; i < 100_000; i++) /^([a-z]+) ([a-z]*)$/.exec("hello world");
  }],
]) {
  const [a, b] = best([ours, node]);
  console.log(name.padEnd(24), a.toFixed(1).padStart(7), (a / b).toFixed(2).padStart(7) + "x", ` Node ${b.toFixed(1)}`);
}
vm.close();

const large = Buffer.alloc(64 * MIB, bytes);
const counted = compile("(foo|bar|baz)([0-9])", "extended");
const long = compile("((.)*)x", "extended");
const [absent, whole] = best([() => counted.search(large), () => long.search(large) && long.groups(large)]);
console.log(`\n64 MiB: ${absent.toFixed(0)} ms to find nothing, ${whole.toFixed(0)} ms for one match of it all with groups`);
