import { createSocket, type RemoteInfo, type Socket, type SocketOptions } from "node:dgram";
import { hold, letGo } from "../../os/keep-alive.js";
import { AF_INET, AF_INET6, anyAddress, decodeIp, encodeIp, familyOf } from "../../os/socket-address.js";
import { IpAddress } from "../ip/ip-address.js";
import { type DatagramHandle, type DoneWith } from "./handle.js";
import { hostAndPort, type HostAndPort, socketAddress } from "./node-address.js";
import { DatagramOptions } from "./node-datagram-options.js";
import { missing, mustBePlain, NodeSocket, SocketError } from "./node-socket.js";
import { type OptionName, type OptionValue } from "./options.js";

/** So much is kept of what nobody received yet, as by Linux. */
const DEFAULT_ROOM = 212_992;

/** What a datagram takes of that besides its bytes. */
const OVERHEAD = 512;

interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: RemoteInfo;
}

/** All addresses here are numbers. This answers at once, and so Node binds and connects at once. */
const lookup: SocketOptions["lookup"] = (host, _options, done) => done(null, host, 0);

/**
 * A datagram socket of Node, which is made when it is bound, or when it first connects or sends. Node receives whatever comes and cannot
 * be stopped from that, so datagrams wait here; when there is no room for more they are lost, as in the system.
 */
export class NodeDatagrams extends NodeSocket implements DatagramHandle {
  private socket: Socket | undefined;
  private peer: Uint8Array | undefined;
  private readonly options: DatagramOptions;

  private queue: Datagram[] = [];
  /** What it takes of the room. */
  private queued = 0;
  private room = DEFAULT_ROOM;
  private from: RemoteInfo | undefined;
  private failure: unknown;
  private receiver: { to: Uint8Array; done: DoneWith<number> } | undefined;
  private connector: DoneWith<number> | undefined;

  /** @param family AF_INET or AF_INET6 */
  constructor(family: number) {
    super(family);
    this.options = new DatagramOptions(family);
  }

  bind(address: Uint8Array): void {
    this.mustBeOwn(address);
    if (this.socket) throw new SocketError("EINVAL");
    this.socket = this.open(address);
  }

  /** Node's socket. */
  private get ready(): Socket {
    return (this.socket ??= this.open(anyAddress(this.family)));
  }

  private open(address: Uint8Array): Socket {
    const { options } = this;
    const socket = createSocket({
      type: this.family === AF_INET ? "udp4" : "udp6",
      reuseAddr: options.flag("reuse_address"),
      ipv6Only: options.flag("v6_only"),
      lookup,
    });
    let failed: unknown;
    socket.on("error", (error) => {
      failed = error;
      if (this.socket === socket) this.failed(error);
    });
    try {
      const { host, port } = hostAndPort(address);
      socket.bind({ address: host, port, exclusive: true });
      if (failed) throw failed;
      options.apply(socket);
    } catch (error) {
      socket.close();
      throw error;
    }
    socket.on("message", (bytes, from) => this.arrived({ bytes, from }));
    return socket.unref();
  }

  connect(address: Uint8Array, done: DoneWith<number>): number | undefined {
    const { host, port } = this.destination(address);
    const socket = this.ready;
    this.disconnect();
    const failed = (error?: Error): void => {
      if (this.connector !== done) return; // it did not fail, or was called off
      this.connector = undefined;
      done(error);
    };
    socket.connect(port, host, failed);
    try {
      socket.remoteAddress();
    } catch {
      this.connector = done; // it has failed: Node tells why in a moment
      return undefined;
    }
    this.peer = address;
    return 0;
  }

  stopConnect(): boolean {
    this.connector = undefined;
    return true;
  }

  disconnect(): void {
    if (this.peer) this.socket!.disconnect();
    this.peer = undefined;
  }

  /** An address to send to, which an IPv6 socket reaches over IPv4 as well. */
  private destination(address: Uint8Array): HostAndPort {
    if (this.family === AF_INET6 && familyOf(address) === AF_INET) {
      const { address: v4, port } = decodeIp(address)!;
      return hostAndPort(encodeIp({ address: new IpAddress(v4).toMapped().bytes, scopeId: 0, port }));
    }
    this.mustBeOwn(address);
    return hostAndPort(address);
  }

  send(from: Uint8Array, flags: number, to: Uint8Array | undefined, done: DoneWith<number>): undefined {
    mustBePlain(flags);
    if (!to && !this.peer) throw new SocketError("EDESTADDRREQ");
    const target = to && this.destination(to);
    const socket = this.ready;
    this.tellFailure();
    const sent = (error: Error | null, n: number): void => done(error ?? undefined, n);
    const bytes = Buffer.from(from); // Node does not copy it
    if (!target) socket.send(bytes, sent);
    else if (this.peer) throw new SocketError("EISCONN");
    else socket.send(bytes, target.port, target.host, sent);
  }

  /** It is on its way. */
  stopSend(): boolean {
    return false;
  }

  receive(to: Uint8Array, flags: number, done: DoneWith<number>): number | undefined {
    mustBePlain(flags);
    const datagram = this.queue.shift();
    if (datagram) {
      this.queued -= costOf(datagram);
      return this.put(datagram, to);
    }
    this.tellFailure();
    this.receiver = { to, done };
    hold();
    return undefined;
  }

  private put({ bytes, from }: Datagram, to: Uint8Array): number {
    const n = Math.min(bytes.length, to.length);
    to.set(bytes.subarray(0, n));
    this.from = from;
    return n;
  }

  stopReceive(): boolean {
    if (this.receiver) letGo();
    this.receiver = undefined;
    return true;
  }

  private arrived(datagram: Datagram): void {
    const { receiver } = this;
    if (receiver) {
      this.stopReceive();
      return receiver.done(undefined, this.put(datagram, receiver.to));
    }
    const cost = costOf(datagram);
    if (this.queued + cost > this.room) return;
    this.queued += cost;
    this.queue.push(datagram);
  }

  /** Nobody listens at the peer, say: the next one who receives or sends is told. */
  private failed(error: unknown): void {
    const { receiver } = this;
    if (!receiver) return void (this.failure = error);
    this.stopReceive();
    receiver.done(error);
  }

  private tellFailure(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
  }

  sender(): Uint8Array {
    return socketAddress(this.from?.address, this.from?.port) ?? anyAddress(this.family);
  }

  localAddress(): Uint8Array {
    if (!this.socket) return this.boundAddress;
    const { address, port } = this.socket.address();
    return socketAddress(address, port)!;
  }

  remoteAddress(): Uint8Array {
    if (!this.peer) throw new SocketError("ENOTCONN");
    const { address, port } = this.socket!.remoteAddress();
    return socketAddress(address, port)!;
  }

  setOption(name: OptionName, value: OptionValue): void {
    this.options.set(name, value, this.socket);
    if (name === "receive_buffer_size") this.room = value as number;
  }

  getOption(name: OptionName): OptionValue {
    return this.options.get(name, this.socket);
  }

  shutdown(): void {
    missing();
  }

  close(): void {
    this.socket?.close();
    this.queue = [];
  }
}

function costOf({ bytes }: Datagram): number {
  return bytes.length + OVERHEAD;
}
