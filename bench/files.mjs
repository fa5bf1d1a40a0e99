// A file copied through file.stream with one byte_span of 64 KiB, next to the same loop in Node: fs.read and fs.write with callbacks
// (the peer of the target), and the file handles of fs.promises. The three take turns, and the best of the rounds counts: of the wall
// time, and of the processor's time on all threads, which other work on the machine disturbs less.
//
//   node bench/files.mjs [mebibytes = 1024] [rounds = 5] [directory = /dev/shm]      after `npm run build`
//
// The directory should be one in memory: a disk would be measured otherwise.
import { close, existsSync, mkdtempSync, open, promises, read, rmSync, statSync, write, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vm } from "../dist/index.js";

const TARGET = 1.4; // times the callbacks' time
const SPAN = 65536;
const mebibytes = Number(process.argv[2] ?? 1024);
const rounds = Number(process.argv[3] ?? 5);
const directory = mkdtempSync(join(process.argv[4] ?? (existsSync("/dev/shm") ? "/dev/shm" : tmpdir()), "bench-"));
const [from, to] = [join(directory, "from"), join(directory, "to")];

writeFileSync(from, "");
for (let i = 0; i < mebibytes; i++) writeFileSync(from, Buffer.alloc(1 << 20, i), { flag: "a" });

const vm = Vm.create({ files: true });
const copy = await vm.run(`
  local file, path = require 'file', require 'filesystem'.path
  local flag = file.open_flag
  return function(from, to)
    local input, output = file.stream.new(), file.stream.new()
    input:open(path.new(from), flag.read_only)
    output:open(path.new(to), flag.write_only + flag.create + flag.truncate)
    local span = byte_span.new(${SPAN})
    local left = input.size
    while left > 0 do
      local n = input:read_some(span)
      left = left - n
      local rest = span:slice(1, n)
      while #rest > 0 do rest = rest:slice(output:write_some(rest) + 1) end
    end
    input:close()
    output:close()
  end`);

function withCallbacks() {
  return new Promise((resolve, reject) => {
    const fail = (error) => error && reject(error);
    const buffer = Buffer.alloc(SPAN);
    open(from, "r", (_, input) =>
      open(to, "w", (error, output) => {
        fail(error);
        const end = () => close(input, () => close(output, resolve));
        const next = () =>
          read(input, buffer, 0, SPAN, null, (error, n) => {
            if (error) fail(error);
            else if (n === 0) end();
            else flush(0, n);
          });
        const flush = (start, n) =>
          write(output, buffer, start, n - start, null, (error, written) => {
            if (error) fail(error);
            else if (start + written < n) flush(start + written, n);
            else next();
          });
        next();
      }),
    );
  });
}

async function withPromises() {
  const buffer = Buffer.alloc(SPAN);
  const input = await promises.open(from, "r");
  const output = await promises.open(to, "w");
  for (;;) {
    const { bytesRead } = await input.read(buffer, 0, SPAN, null);
    if (bytesRead === 0) break;
    for (let start = 0; start < bytesRead; ) {
      start += (await output.write(buffer, start, bytesRead - start, null)).bytesWritten;
    }
  }
  await input.close();
  await output.close();
}

const contestants = {
  "file.stream": () => vm.run(copy[0], { args: [from, to] }),
  "fs callbacks": withCallbacks,
  "fs.promises": withPromises,
};
const names = Object.keys(contestants);
const best = Object.fromEntries(names.map((name) => [name, { wall: Infinity, processor: Infinity }]));
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(round + turn) % names.length]; // nobody is always the first
    rmSync(to, { force: true });
    const [start, used] = [performance.now(), process.cpuUsage()];
    await contestants[name]();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    best[name].wall = Math.min(best[name].wall, wall);
    best[name].processor = Math.min(best[name].processor, (user + system) / 1000);
    if (statSync(to).size !== mebibytes << 20) throw new Error(`${name} lost something`);
  }
}
vm.close();
rmSync(directory, { recursive: true });

const column = (number, unit) => `${number.toFixed(0).padStart(6)} ${unit}`;
for (const [name, { wall, processor }] of Object.entries(best)) {
  const speed = (mebibytes / wall) * 1000;
  console.log(name.padEnd(12), column(wall, "ms"), column(processor, "ms of processor"), column(speed, "MiB/s"));
}
const ratio = (measure) => (best["file.stream"][measure] / best["fs callbacks"][measure]).toFixed(2);
console.log(
  `file.stream takes ${ratio("wall")} times as long as the callbacks (target: at most ${TARGET}), ${ratio("processor")} times the processor`,
);
