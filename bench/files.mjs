// A file copied through file.stream with one byte_span of 64 KiB, next to the same loop in Node: fs.read and fs.write with callbacks
// (the peer of the target), and the file handles of fs.promises. The three take turns, and the best of the rounds counts.
//
//   node bench/files.mjs [mebibytes = 1024] [rounds = 3] [directory = /dev/shm]      after `npm run build`
//
// The directory should be one in memory: a disk would be measured otherwise.
import { close, existsSync, mkdtempSync, open, promises, read, rmSync, statSync, write, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vm } from "../dist/index.js";

const TARGET = 1.4; // times the callbacks' time
const SPAN = 65536;
const mebibytes = Number(process.argv[2] ?? 1024);
const rounds = Number(process.argv[3] ?? 3);
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
const best = {};
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    rmSync(to, { force: true });
    const start = performance.now();
    await run();
    best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
    if (statSync(to).size !== mebibytes << 20) throw new Error(`${name} lost something`);
  }
}
vm.close();
rmSync(directory, { recursive: true });

for (const [name, ms] of Object.entries(best)) {
  console.log(`${name.padEnd(12)} ${ms.toFixed(0).padStart(6)} ms  ${((mebibytes / ms) * 1000).toFixed(0).padStart(6)} MiB/s`);
}
const ratio = best["file.stream"] / best["fs callbacks"];
console.log(`file.stream takes ${ratio.toFixed(2)} times as long as the callbacks (target: at most ${TARGET})`);
