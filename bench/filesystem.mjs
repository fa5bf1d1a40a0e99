#!/usr/bin/env node
// Measures filesystem.recursive_directory_iterator over 50,000 files beside Node doing the same, in one process and in turns.
//
//   node bench/filesystem.mjs [--rounds 5] [--files 50000]          after `npm run build`

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vm } from "../dist/index.js";

const PER_DIRECTORY = 100;
/** Most calls that Node's promises have under way at a time. */
const AT_ONCE = 64;

const options = parse(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), "bench-filesystem-"));
try {
  makeTree(options.files);
  await compare();
} finally {
  rmSync(root, { recursive: true });
}

function parse(args) {
  const found = { rounds: 5, files: 50000 };
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i].slice(2);
    if (args[i].startsWith("--") && name in found && Number(args[i + 1]) >= 1) found[name] = Number(args[i + 1]);
    else {
      console.error("Usage: node bench/filesystem.mjs [--rounds n] [--files n]");
      process.exit(2);
    }
  }
  return found;
}

function makeTree(files) {
  for (let i = 0, n = 0; n < files; i++) {
    const directory = join(root, `d${i % 20}`, `s${i}`);
    mkdirSync(directory, { recursive: true });
    for (let k = 0; k < PER_DIRECTORY && n < files; k++, n++) writeFileSync(join(directory, `file-${k}.txt`), "x");
  }
}

async function compare() {
  const vm = Vm.create({ files: true });
  vm.set("ROOT", root);
  const lua = (body) => {
    const code = vm.load(`
      local fs = require 'filesystem'
      local n, size = 0, 0
      for entry, depth in fs.recursive_directory_iterator(fs.path.new(ROOT)) do
        n = n + 1
        ${body}
      end
      return n, size`);
    return async () => vm.run(code);
  };
  await measure("entries", {
    "emilua-ts": lua(""),
    "Node, readdirSync recursive": () => [readdirSync(root, { recursive: true, withFileTypes: true }).length, 0],
    "Node, await readdir recursive": async () => [
      (await readdir(root, { recursive: true, withFileTypes: true })).length,
      0,
    ],
  });
  await measure("entries and the size of each", {
    "emilua-ts": lua("size = size + (entry.status.type == 'regular' and entry.file_size or 0)"),
    "Node, readdirSync, statSync": () => {
      const entries = readdirSync(root, { recursive: true, withFileTypes: true });
      let size = 0;
      for (const entry of entries) {
        const found = statSync(join(entry.parentPath ?? entry.path, entry.name));
        if (found.isFile()) size += found.size;
      }
      return [entries.length, size];
    },
    "Node, await readdir, await stat": async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      let size = 0;
      const work = async (entry) => {
        const found = await stat(join(entry.parentPath ?? entry.path, entry.name));
        if (found.isFile()) size += found.size;
      };
      for (let i = 0; i < entries.length; i += AT_ONCE) await Promise.all(entries.slice(i, i + AT_ONCE).map(work));
      return [entries.length, size];
    },
  });
  vm.close();
}

/** Runs the contestants in turns, and shows the best time of each. They must agree. */
async function measure(title, contestants) {
  const best = new Map();
  let answer;
  for (let round = 0; round < options.rounds; round++) {
    for (const [name, work] of Object.entries(contestants)) {
      const start = performance.now();
      const found = JSON.stringify(await work());
      best.set(name, Math.min(best.get(name) ?? Infinity, performance.now() - start));
      if ((answer ??= found) !== found) throw new Error(`${name} found ${found}, not ${answer}`);
    }
  }
  const own = best.get("emilua-ts");
  console.log(title);
  for (const [name, ms] of best) console.log(`  ${name.padEnd(34)}${ms.toFixed(0).padStart(6)} ms${(own / ms).toFixed(2).padStart(8)}`);
}
