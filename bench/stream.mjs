#!/usr/bin/env node
// Measures the scanner of module stream on 50-byte lines, next to Node's readline and to a loop written by hand with
// Buffer.indexOf. All three read the same bytes from memory in chunks of at most 64 KiB. They take turns; each figure is the slope between a
// small and a large run, best of the rounds: MB a second of the processor's time, which other processes do not disturb much.
//
//   node bench/stream.mjs [--rounds 3] [--megabytes 200]

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, megabytes: { type: "string", default: "200" } },
});
const large = Number(values.megabytes);
const small = large / 10;
const cli = join(root, "dist/cli.cjs");
const file = (name) => join(root, "bench/stream", name);

const contenders = {
  "scanner:get_line()": (n) => [cli, "run", file("lines.lua"), "--", n],
  "Node's readline": (n) => [file("readline.mjs"), n],
  "Buffer.indexOf by hand": (n) => [file("index-of.mjs"), n],
};

const best = {};
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, command] of Object.entries(contenders)) {
    const seconds = run(command(large), large).seconds - run(command(small), small).seconds;
    best[name] = Math.min(best[name] ?? Infinity, seconds);
  }
}
for (const [name, seconds] of Object.entries(best)) {
  const figure = (large - small) / seconds;
  console.log(name.padEnd(26), `${figure.toFixed(0)} MB/s`.padStart(10), `${((50e3 / figure) | 0).toString()} ns a line`.padStart(16));
}
const endless = run([cli, "run", file("no-separator.lua")]);
console.log(`2 GB without a separator: ${endless.output}, ${endless.megabytes.toFixed(0)} MB at most, ${endless.seconds.toFixed(2)} s`);

/** Processor time and largest resident size of one run. */
function run(args, megabytes) {
  const command = ["-f", "%U %S %M", process.execPath, ...args.map(String)];
  const done = spawnSync("/usr/bin/time", command, { encoding: "utf8" });
  const output = done.stdout.trim();
  if (done.status !== 0) throw new Error(done.stderr);
  if (megabytes !== undefined && Number(output) !== megabytes * 1e6) throw new Error(`read ${output} bytes`);
  const [user, system, size] = done.stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { output, seconds: user + system, megabytes: size / 1024 };
}
