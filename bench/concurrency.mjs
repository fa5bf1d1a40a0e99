#!/usr/bin/env node
// Measures the scheduler: fibers, synchronisation, actors. Each figure is the slope between a small and a large run of a program
// of bench/concurrency under the command, so that starting it does not count; best of some rounds. What a program itself measures is
// what it prints, cold.
//
//   node bench/concurrency.mjs [--rounds 3] [--only regexp]

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** name, program, further arguments, size, unit, target, the native original where measured */
const measures = [
  ["yield, 2 fibers", "yield", ["2"], 4e6, "ns", 85, 85],
  ["yield, 1,000 fibers", "yield", ["1000"], 4e6, "ns", 85, 90],
  ["spawn + join", "spawn-join", [], 4e5, "ns", 1500, 5200],
  ["lock + unlock", "lock", [], 3e6, "ns", 150, 149],
  ["condition ping-pong", "condition", [], 1e6, "ns", 500, 505],
  ["message, same thread", "channel", ["same"], 1e6, "ns", 555, 568],
  ["round trip, same thread", "round-trip", ["same"], 5e5, "ns", 1000, 1040],
  ["message, other thread", "channel", ["other"], 5e4, "us", undefined, 6.7],
  ["message, other thread, 64 senders", "channel-many", [], 3e5, "us", 5, undefined],
  ["round trip, other thread", "round-trip", ["other"], 3e4, "us", 25, 12.5],
  ["actor spawned until it replied", "actor", ["same"], 2000, "us", 220, 218],
  ["the same in a thread of its own", "actor", ["other"], 20, "ms", 60, undefined],
  ["10,000 sleep(0.1), all done", "sleep", [], 1e4, "total", 160, 161],
  ["10,000 sleep(0.1), worst lateness", "lateness", [], 1e4, "printed", 6, 5.8],
  ["an idle fiber", "idle-fibers", [], 1e5, "bytes", 1500, 2558],
  ["an idle actor", "idle-actors", [], 1000, "KiB", 120, 170],
];

const options = parse(process.argv.slice(2));
console.log("".padEnd(36), "measured".padStart(12), "target".padStart(10), "native".padStart(10));
for (const [name, program, args, size, unit, target, native] of measures) {
  if (!options.only.test(name) && !options.only.test(program)) continue;
  const figure = measure(program, args, size, unit);
  const columns = [figure, target, native].map((x) => (x === undefined ? "" : `${round(x)}`));
  console.log(name.padEnd(36), `${columns[0]} ${unit === "total" || unit === "printed" ? "ms" : unit}`.padStart(12), columns[1].padStart(10), columns[2].padStart(10));
}

function parse(args) {
  const found = { rounds: 3, only: /./ };
  for (let i = 0; i < args.length; i += 2) {
    if (args[i] === "--rounds" && Number(args[i + 1]) >= 1) found.rounds = Number(args[i + 1]);
    else if (args[i] === "--only" && args[i + 1] !== undefined) found.only = new RegExp(args[i + 1]);
    else {
      console.error("Usage: node bench/concurrency.mjs [--rounds n] [--only regexp]");
      process.exit(2);
    }
  }
  return found;
}

function measure(program, args, size, unit) {
  let best = Infinity;
  for (let round = 0; round < options.rounds; round++) {
    if (unit === "printed") {
      best = Math.min(best, run(program, size, args).printed);
      continue;
    }
    const small = run(program, Math.max(1, Math.round(size / 10)), args);
    const large = run(program, size, args);
    const n = size - Math.max(1, Math.round(size / 10));
    const ms = (large.ms - small.ms) / n;
    const bytes = (large.bytes - small.bytes) / n;
    const figures = { ns: ms * 1e6, us: ms * 1e3, ms, total: large.ms - run(program, 1, args).ms + 100, bytes, KiB: bytes / 1024 };
    best = Math.min(best, figures[unit]);
  }
  return best;
}

/** Wall time, and the largest resident size, of one run. */
function run(program, n, args) {
  const script = join(root, "bench/concurrency", `${program}.lua`);
  const command = ["-f", "%e %M", process.execPath, join(root, "dist/cli.cjs"), "run", script, "--", String(n), ...args];
  const start = performance.now();
  const done = spawnSync("/usr/bin/time", command, { encoding: "utf8" });
  const ms = performance.now() - start;
  const lines = done.stderr.trim().split("\n");
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  return { ms, printed: Number(done.stdout), bytes: Number(lines.at(-1).split(" ")[1]) * 1024 };
}

function round(x) {
  return x >= 100 ? Math.round(x) : Math.round(x * 10) / 10;
}
