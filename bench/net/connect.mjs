// What connect.lua does, in plain Node.
import { connect, createServer } from "node:net";

const cycles = Number(process.argv[2]);
const server = createServer((peer) => peer.end());
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const start = performance.now();
for (let i = 0; i < cycles; i++) {
  await new Promise((resolve) => {
    const socket = connect(server.address().port, "127.0.0.1");
    socket.on("end", () => socket.end());
    socket.on("close", resolve);
    socket.resume();
  });
}
console.log((performance.now() - start) / 1000);
process.exit();
