import { lstatSync, statSync } from "node:fs";
import { createServer, type ListenOptions, type Server, type Socket } from "node:net";
import { dirname } from "node:path";
import { hold, letGo } from "../../os/keep-alive.js";
import { AF_UNIX } from "../../os/socket-address.js";
import { type AcceptorHandle, type DoneWith, type StreamHandle } from "./handle.js";
import { hostAndPort, pathAddress, pathText, socketAddress } from "./node-address.js";
import { missing, mustBeV6, NodeSocket, SocketError } from "./node-socket.js";
import { NodeStream } from "./node-stream.js";
import { type OptionName, type OptionValue } from "./options.js";

/**
 * A server of Node. Node accepts whatever comes: connections that nobody asked for yet wait here, unread, each with its descriptor. When
 * there is none left, Node closes the connections that come.
 */
export class NodeAcceptor extends NodeSocket implements AcceptorHandle {
  private server: Server | undefined;
  /** Who waits until it listens. */
  private starting: DoneWith<number> | undefined;
  private readonly connections: Socket[] = [];
  private failure: unknown;
  private waiting: DoneWith<StreamHandle> | undefined;
  private v6Only = false;

  bind(address: Uint8Array): void {
    if (this.family === AF_UNIX) mustBeFree(pathText(address));
    this.rememberAddress(address);
  }

  listen(backlog: number, done: DoneWith<number>): number | undefined {
    if (this.server) return 0;
    const options = this.listenOptions(backlog);
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      if (this.server === server) this.connected(socket);
      else socket.destroy();
    });
    server.on("error", (error) => this.failed(server, error));
    server.listen(options);
    this.server = server.unref();
    if (server.listening) return 0;
    this.starting = done;
    hold();
    server.once("listening", () => this.started(server));
    return undefined;
  }

  private started(server: Server): void {
    if (this.server !== server)
      server.close(); // it was called off, which Node does not notice before
    else this.listenDone()?.(undefined, 0);
  }

  /** Nobody waits for the server to listen any more: answers who did. */
  private listenDone(): DoneWith<number> | undefined {
    const { starting } = this;
    if (starting) letGo();
    this.starting = undefined;
    return starting;
  }

  private listenOptions(backlog: number): ListenOptions {
    // Node takes 0 for its own default. `exclusive`: not by way of the primary process of module cluster.
    const options = { backlog: Math.max(backlog, 1), exclusive: true };
    if (this.family !== AF_UNIX) return { ...options, ...hostAndPort(this.boundAddress), ipv6Only: this.v6Only };
    if (!this.bound) throw new SocketError("EINVAL");
    return { ...options, path: pathText(this.bound) };
  }

  stopListen(): boolean {
    this.listenDone();
    this.server?.close();
    this.server = undefined;
    return true;
  }

  accept(done: DoneWith<StreamHandle>): StreamHandle | undefined {
    if (!this.server || this.starting) throw new SocketError("EINVAL");
    const socket = this.connections.shift();
    if (socket) return this.streamOf(socket);
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    this.waiting = done;
    hold();
    return undefined;
  }

  stopAccept(): boolean {
    if (this.waiting) letGo();
    this.waiting = undefined;
    return true;
  }

  private connected(socket: Socket): void {
    socket.on("error", () => {}); // whoever reads or writes is told
    const { waiting } = this;
    if (!waiting) return void this.connections.push(socket.unref());
    this.stopAccept();
    waiting(undefined, this.streamOf(socket));
  }

  private streamOf(socket: Socket): StreamHandle {
    return NodeStream.accepted(this.family, socket, this.localAddress());
  }

  private failed(server: Server, error: Error): void {
    if (this.server !== server) return;
    const listener = this.listenDone();
    if (listener) {
      this.server = undefined;
      this.bound = undefined; // the address was no good: another one may be tried
      return listener(error);
    }
    const { waiting } = this;
    if (!waiting) return void (this.failure = error);
    this.stopAccept();
    waiting(error);
  }

  localAddress(): Uint8Array {
    const address = this.server?.address();
    if (typeof address === "string") return pathAddress(address);
    return (address && socketAddress(address.address, address.port)) ?? this.boundAddress;
  }

  /** Node passes these over. */
  get tellAborted(): boolean {
    return false;
  }

  set tellAborted(tell: boolean) {
    if (tell) missing();
  }

  /** Node sets `reuse_address`. */
  setOption(name: OptionName, value: OptionValue): void {
    switch (name) {
      case "reuse_address":
        if (!value) missing();
        break;
      case "v6_only":
        mustBeV6(this.family, "set");
        if (this.bound || this.server) throw new SocketError("EINVAL");
        this.v6Only = value as boolean;
        break;
      default:
        missing();
    }
  }

  getOption(name: OptionName): OptionValue {
    switch (name) {
      case "reuse_address":
        return true;
      case "v6_only":
        mustBeV6(this.family, "get");
        return this.v6Only;
      default:
        return missing();
    }
  }

  /** Connections that nobody accepted are reset. */
  close(): void {
    this.server?.close();
    for (const socket of this.connections) {
      if (this.family === AF_UNIX) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
}

/**
 * Throws what bind(2) says when the file of a socket cannot be made: the file is only made later, and with less to say about it.
 * @param path a name in the abstract namespace needs no file
 */
function mustBeFree(path: string): void {
  if (path.startsWith("\0")) return;
  try {
    lstatSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return void statSync(dirname(path));
  }
  throw new SocketError("EADDRINUSE");
}
