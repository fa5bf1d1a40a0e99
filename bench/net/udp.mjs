// What udp.lua does, in plain Node.
import { createSocket } from "node:dgram";

const [size, trips] = process.argv.slice(2).map(Number);
const bound = (socket) => new Promise((resolve) => socket.bind(0, "127.0.0.1", () => resolve(socket)));
const [server, client] = await Promise.all([bound(createSocket("udp4")), bound(createSocket("udp4"))]);
server.on("message", (data, from) => server.send(data, from.port, from.address));
const message = Buffer.alloc(size);
const { port } = server.address();
let left = trips;
const start = performance.now();
await new Promise((resolve) => {
  client.on("message", () => {
    if (--left > 0) client.send(message, port, "127.0.0.1");
    else resolve();
  });
  client.send(message, port, "127.0.0.1");
});
console.log((performance.now() - start) / 1000);
process.exit();
