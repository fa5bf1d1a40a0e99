import { Socket, type SocketConnectOpts } from "node:net";
import { AF_UNIX } from "../../os/socket-address.js";
import { type Done, type Transport } from "../io/transport.js";
import { type DoneWith, type StreamHandle } from "./handle.js";
import { hostAndPort, pathText, socketAddress } from "./node-address.js";
import { NodeConnection } from "./node-connection.js";
import { missing, mustBePlain, mustBeV6, NodeSocket, SocketError } from "./node-socket.js";
import { type OptionName, type OptionValue } from "./options.js";

/** A UNIX socket whose peer's queue is full is tried again after so long: the system has no way to wait for that. */
const RETRY_MS = 2;

/** What a connection's ends are called. */
interface Ends {
  readonly local: Uint8Array;
  readonly remote: Uint8Array;
}

/** A stream socket of Node. */
export class NodeStream extends NodeSocket implements StreamHandle {
  private connection: NodeConnection | undefined;
  private ends!: Ends;
  /** What connects, while it does. */
  private connecting: Socket | undefined;
  private retry: NodeJS.Timeout | undefined;
  private noDelay = false;
  private keepAlive = false;

  /**
   * @param socket of a server: connected, paused
   * @param local the server's address; a connection that is gone already does not tell its own
   */
  static accepted(family: number, socket: Socket, local: Uint8Array): NodeStream {
    const stream = new NodeStream(family);
    stream.connection = new NodeConnection(socket);
    stream.ends = endsOf(socket, { local, remote: new NodeStream(family).boundAddress });
    return stream;
  }

  bind(address: Uint8Array): void {
    if (this.family === AF_UNIX) missing();
    if (this.connection) throw new SocketError("EINVAL");
    this.rememberAddress(address);
  }

  connect(address: Uint8Array, done: DoneWith<number>): number | undefined {
    if (this.connection) throw new SocketError("EISCONN");
    this.mustBeOwn(address);
    const options = this.connectOptions(address);
    const socket = new Socket({ allowHalfOpen: true });
    this.connecting = socket;
    socket.pause(); // else Node reads at once
    socket.setNoDelay(this.noDelay);
    socket.setKeepAlive(this.keepAlive);
    socket.once("connect", () => {
      if (this.connecting !== socket) return;
      this.connecting = undefined;
      this.connection = new NodeConnection(socket);
      this.ends = endsOf(socket, { local: this.boundAddress, remote: address });
      done(undefined, 0);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (this.connecting !== socket) return;
      this.connecting = undefined;
      if (error.code === "EAGAIN") this.retry = setTimeout(() => this.connectAgain(address, done), RETRY_MS);
      else done(error);
    });
    socket.connect(options);
    return undefined;
  }

  private connectOptions(address: Uint8Array): SocketConnectOpts {
    if (this.family === AF_UNIX) return { path: pathText(address) };
    if (!this.bound) return hostAndPort(address);
    const { host, port } = hostAndPort(this.bound);
    return { ...hostAndPort(address), localAddress: host, localPort: port };
  }

  private connectAgain(address: Uint8Array, done: DoneWith<number>): void {
    this.retry = undefined;
    this.connect(address, done);
  }

  /** Gives up to connect: what is left of that must not keep the event loop. It may connect again. */
  private stopConnect(): void {
    clearTimeout(this.retry);
    this.connecting?.destroy();
    this.connecting = undefined;
  }

  private get connected(): NodeConnection {
    if (!this.connection) throw new SocketError("ENOTCONN");
    return this.connection;
  }

  read(to: Uint8Array, done: Done, flags?: number): number {
    mustBePlain(flags);
    if (!this.connection) throw new SocketError(this.family === AF_UNIX ? "EINVAL" : "ENOTCONN");
    return this.connection.read(to, done);
  }

  stopRead(): boolean {
    return this.connected.stopRead();
  }

  write(from: Uint8Array, done: Done, flags?: number): number {
    mustBePlain(flags);
    if (!this.connection) throw new SocketError(this.family === AF_UNIX ? "ENOTCONN" : "EPIPE");
    return this.connection.write(from, done);
  }

  /** Stops connecting as well. */
  stopWrite(): boolean {
    this.stopConnect();
    return this.connection?.stopWrite() ?? true;
  }

  shutdown(how: number): void {
    this.connected.shutdown(how);
  }

  localAddress(): Uint8Array {
    return this.connection ? this.ends.local : this.boundAddress;
  }

  remoteAddress(): Uint8Array {
    if (this.connected.gone) throw new SocketError("ENOTCONN");
    return this.ends.remote;
  }

  setOption(name: OptionName, value: OptionValue): void {
    switch (name) {
      case "tcp_no_delay":
        this.noDelay = value as boolean;
        this.connection?.setNoDelay(this.noDelay);
        break;
      case "keep_alive":
        this.keepAlive = value as boolean;
        this.connection?.setKeepAlive(this.keepAlive);
        break;
      case "v6_only":
        mustBeV6(this.family, "set");
        if (value) missing();
        break;
      default:
        missing();
    }
  }

  getOption(name: OptionName): OptionValue {
    switch (name) {
      case "tcp_no_delay":
        return this.noDelay;
      case "keep_alive":
        return this.keepAlive;
      case "v6_only":
        mustBeV6(this.family, "get");
        return false;
      default:
        return missing();
    }
  }

  disconnect(): void {
    missing();
  }

  isAtMark(): boolean {
    return missing();
  }

  wait(): void {
    missing();
  }

  stopWait(): void {}

  seek: Transport["seek"] = () => {
    throw new SocketError("ESPIPE");
  };

  close(): void {
    this.stopConnect();
    this.connection?.close();
  }
}

/** @param otherwise what Node does not tell */
function endsOf(socket: Socket, otherwise: Ends): Ends {
  return {
    local: socketAddress(socket.localAddress, socket.localPort) ?? otherwise.local,
    remote: socketAddress(socket.remoteAddress, socket.remotePort) ?? otherwise.remote,
  };
}
