// The peer of lines.lua: Node's readline over chunks of 64 KiB from memory.
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { chunks } from "./chunks.mjs";

let bytes = 0;
for await (const line of createInterface({ input: Readable.from(chunks(Number(process.argv[2])), { objectMode: false }) })) {
  bytes += line.length + 1;
}
console.log(bytes);
