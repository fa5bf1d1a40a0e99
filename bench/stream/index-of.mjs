// The peer of lines.lua: the loop that one writes by hand with Buffer.indexOf, a view for each line.
import { chunks } from "./chunks.mjs";

let bytes = 0;
let rest = Buffer.alloc(0);
for (const chunk of chunks(Number(process.argv[2]))) {
  let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
  let from = 0;
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, from)) {
    bytes += data.subarray(from, at).length + 1;
    from = at + 1;
  }
  rest = data.subarray(from);
}
console.log(bytes);
