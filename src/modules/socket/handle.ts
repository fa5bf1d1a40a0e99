import { type Transport } from "../io/transport.js";
import { type OptionName, type OptionValue } from "./options.js";

/**
 * What sockets are made of: descriptors of the system where src/os can be had (descriptor-*.ts), else what Node offers (node-*.ts).
 * Addresses are struct sockaddr, see src/os/socket-address.ts. Every method may throw errors of the system, and MissingError for what
 * Node has no call for.
 *
 * Methods with `done` answer their result when it is there at once. Undefined: `done` is called later, once, unless it is stopped.
 */
export type DoneWith<R> = (error: unknown, result?: R) => void;

/** What all sockets have. */
export interface SocketHandle {
  /** The descriptor, for whoever gets it: see detach(). */
  readonly fd: number;
  bind(address: Uint8Array): void;
  localAddress(): Uint8Array;
  setOption(name: OptionName, value: OptionValue): void;
  getOption(name: OptionName): OptionValue;
  /** Gives the descriptor up, as it is to be for others. Nothing is going on. */
  detach(): void;
  close(): void;
}

/** What a stream socket waits for in `wait`. */
export type WaitType = "read" | "write" | "error";

/** A stream socket, connected or not. */
export interface StreamHandle extends SocketHandle, Transport {
  /** Stopped by stopWrite(). `done` as that of a write of no bytes. */
  connect(address: Uint8Array, done: DoneWith<number>): number | undefined;
  disconnect(): void;
  /** @param how SHUT_* */
  shutdown(how: number): void;
  remoteAddress(): Uint8Array;
  bytesReadable(): number;
  isAtMark(): boolean;
  /** Waits until it is ready. Stopped by stopRead() and stopWrite() for these, by stopWait() for errors. */
  wait(type: WaitType, done: DoneWith<number>): void;
  stopWait(): void;
}

/** A socket that listens. One accept at a time. */
export interface AcceptorHandle extends SocketHandle {
  listen(backlog: number, done: DoneWith<number>): number | undefined;
  stopListen(): boolean;
  accept(done: DoneWith<StreamHandle>): StreamHandle | undefined;
  stopAccept(): boolean;
  /** Connections that ended before they were accepted are told as errors. */
  tellAborted: boolean;
}

/** A datagram socket. One receive and one send at a time. */
export interface DatagramHandle extends SocketHandle {
  connect(address: Uint8Array, done: DoneWith<number>): number | undefined;
  stopConnect(): boolean;
  disconnect(): void;
  shutdown(how: number): void;
  remoteAddress(): Uint8Array;
  bytesReadable(): number;
  /** Receives a datagram: how many bytes of it fitted in. */
  receive(to: Uint8Array, flags: number, done: DoneWith<number>): number | undefined;
  stopReceive(): boolean;
  /** Who sent the datagram that was received last; empty when there is no name. */
  sender(): Uint8Array;
  /** @param to default: the peer */
  send(from: Uint8Array, flags: number, to: Uint8Array | undefined, done: DoneWith<number>): number | undefined;
  stopSend(): boolean;
}
