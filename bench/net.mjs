#!/usr/bin/env node
// Measures sockets beside plain Node doing the same: bench/net/<name>.lua and .mjs print how long they took. They take turns;
// the best of the rounds counts.
//
//   node bench/net.mjs [--rounds 3] [--only regexp] [--scale 1]

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, "dist/cli.cjs");
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "." },
    scale: { type: "string", default: "1" },
  },
});
const only = new RegExp(values.only);
const scale = Number(values.scale);

/** name, program, arguments, how many things it does, unit of a thing, target */
const measures = [
  ["TCP echo, 64 KiB blocks", "echo", [1, 65536], 20_000, (n, s) => [(n * 65536) / s / 1e6, "MB/s"], "1,000 MB/s"],
  ["TCP, 64 bytes there and back", "echo", [1, 64], 100_000, (n, s) => [n / s / 1e3, "k/s"], "55 k/s"],
  ["the same on 64 connections", "echo", [64, 64], 192_000, (n, s) => [n / s / 1e3, "k/s"], "55 k/s"],
  ["UDP, 64 bytes there and back", "udp", [64], 100_000, (n, s) => [n / s / 1e3, "k/s"], "0.9 of Node"],
  ["connect, accept, close", "connect", [], 5_000, (n, s) => [n / s / 1e3, "k/s"], "0.8 of Node"],
];

console.log("".padEnd(30), "emilua-ts".padStart(12), "Node".padStart(12), "ratio".padStart(7), "target".padStart(13));
for (const [name, program, args, count, figure, target] of measures) {
  if (!only.test(name) && !only.test(program)) continue;
  const n = Math.round((count * scale) / 64) * 64;
  const best = { lua: Infinity, node: Infinity };
  for (let round = 0; round < Number(values.rounds); round++) {
    best.lua = Math.min(best.lua, run([cli, "run", join(root, `bench/net/${program}.lua`), "--", ...args, n]));
    best.node = Math.min(best.node, run([join(root, `bench/net/${program}.mjs`), ...args, n]));
  }
  const [[ours, unit], [theirs]] = [figure(n, best.lua), figure(n, best.node)];
  const cells = [ours, theirs].map((x) => `${x.toFixed(x < 100 ? 1 : 0)} ${unit}`.padStart(12));
  console.log(name.padEnd(30), ...cells, (ours / theirs).toFixed(2).padStart(7), target.padStart(13));
}
if (only.test("held")) await hold(Math.round(10_000 * scale));

function run(args) {
  const done = spawnSync(process.execPath, args.map(String), { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return Number(done.stdout);
}

/** Connections that are there at the same time, each of which has echoed: what one costs the server. */
async function hold(connections) {
  const script = join(root, "bench/net/held.lua");
  const start = (...args) =>
    spawn(process.execPath, [cli, "run", script, "--", ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const server = start("server");
  const port = await firstLine(server);
  const before = residentKiB(server.pid);
  const client = start("client", port, String(connections));
  const echoed = await firstLine(client);
  const grown = residentKiB(server.pid) - before;
  console.log(`${echoed} connections held, each has echoed: ${(grown / connections).toFixed(1)} KiB each in the server`);
  client.kill();
  server.kill();
}

async function firstLine(child) {
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return line;
}

function residentKiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
}
