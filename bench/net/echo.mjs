// What echo.lua does, in plain Node.
import { connect, createServer } from "node:net";

const [connections, size, messages] = process.argv.slice(2).map(Number);
const server = createServer({ noDelay: true }, (peer) => peer.on("data", (data) => peer.write(data)));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const sockets = await Promise.all(
  Array.from({ length: connections }, () => {
    return new Promise((resolve) => {
      const socket = connect({ port: server.address().port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    });
  }),
);
const message = Buffer.alloc(size);
const start = performance.now();
await Promise.all(
  sockets.map((socket) => {
    return new Promise((resolve) => {
      let [left, got] = [messages / connections, 0];
      socket.on("data", (data) => {
        got += data.length;
        if (got < size) return;
        got = 0;
        if (--left > 0) socket.write(message);
        else resolve();
      });
      socket.write(message);
    });
  }),
);
console.log((performance.now() - start) / 1000);
process.exit();
