import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { type Test } from "tap";

/** The port of a server of Node. */
export async function server(t: Test, serve: (socket: Socket) => void): Promise<number> {
  const it = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    t.teardown(() => socket.destroy());
    serve(socket);
  });
  it.listen(0, "127.0.0.1");
  await once(it, "listening");
  t.teardown(() => it.close());
  return (it.address() as AddressInfo).port;
}
