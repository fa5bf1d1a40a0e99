import { type Socket } from "node:net";
import { hold, letGo } from "../../os/keep-alive.js";
import { SHUT_RD, SHUT_WR } from "../../os/sockets.js";
import { type Done, LATER } from "../io/transport.js";
import { SocketError } from "./node-socket.js";

/** The most that one write takes. Node keeps that, when the system does not take it at once. */
const LARGEST_WRITE = 64 * 1024;

/** How long a connection that was closed may stay because its peer takes nothing of what was written, as with Linux about. */
const PATIENCE_MS = 60_000;

/** A read or a write that waits. */
interface Transfer {
  readonly bytes: Uint8Array;
  readonly done: Done;
}

/**
 * A connection of Node as descriptors have it: one read takes what is there, one write leaves at once or waits.
 *
 * - Reading is Node's paused mode. From the first read on Node reads ahead, up to its high-water mark, and then makes the peer wait.
 * - A write is copied and handed to Node, which holds no more than it: while the system has not taken that, the next write waits, and
 *   may be called off. So nothing is ever half-written, and memory stays flat with a peer that does not read.
 * - Node destroys a socket that fails. The error is told once, by the next read or write, and then it is as with the system: reads
 *   are at the end, writes are EPIPE.
 *
 * Node's socket never keeps the event loop: whoever waits does, and what is still to be sent.
 */
export class NodeConnection {
  private reader: Transfer | undefined;
  private writer: Transfer | undefined;
  /** Somebody has read. */
  private reading = false;
  /** The peer sends no more, or we do not listen any more. */
  private readEnded = false;
  private writeEnded = false;
  /** The error that was told. */
  private told: Error | undefined;

  /** @param socket connected, paused */
  constructor(private readonly socket: Socket) {
    socket.unref();
    socket.on("drain", this.tryWrite);
    for (const event of ["error", "close"]) socket.on(event, this.broken);
  }

  /** Node has closed it, after an error or since both sides ended. */
  get gone(): boolean {
    return this.socket.destroyed;
  }

  /** See Transport. */
  read(to: Uint8Array, done: Done): number {
    if (!this.reading) this.startReading();
    const n = this.take(to);
    if (n === LATER) {
      this.reader = { bytes: to, done };
      hold();
    }
    return n;
  }

  private startReading(): void {
    this.reading = true;
    this.socket.on("readable", this.tryRead);
    this.socket.on("end", () => {
      this.readEnded = true;
      this.tryRead();
    });
  }

  /** Bytes that are there, 0 at the end, LATER when neither is known. */
  private take(to: Uint8Array): number {
    const { socket } = this;
    const chunk =
      socket.readableLength > 0 ? (socket.read(Math.min(socket.readableLength, to.length)) as Buffer | null) : null;
    if (chunk !== null) {
      to.set(chunk);
      return chunk.length;
    }
    this.tellError();
    if (this.readEnded || socket.destroyed) return 0;
    socket.read(0); // lets it look for more, or find the end
    return LATER;
  }

  private readonly tryRead = (): void => {
    const { reader } = this;
    if (!reader) return;
    let n: number;
    try {
      n = this.take(reader.bytes);
    } catch (error) {
      this.stopRead();
      return reader.done(error, 0);
    }
    if (n === LATER) return;
    this.stopRead();
    reader.done(undefined, n);
  };

  stopRead(): boolean {
    if (this.reader) letGo();
    this.reader = undefined;
    return true;
  }

  /** See Transport. */
  write(from: Uint8Array, done: Done): number {
    const n = this.put(from);
    if (n === LATER) {
      this.writer = { bytes: from, done };
      hold();
    }
    return n;
  }

  private put(from: Uint8Array): number {
    const { socket } = this;
    this.tellError();
    if (this.writeEnded || socket.destroyed) throw new SocketError("EPIPE");
    // What the system took at once needs no draining, though Node tells that a moment later.
    if (socket.writableNeedDrain && socket.writableLength > 0) return LATER;
    const bytes = Buffer.from(from.subarray(0, LARGEST_WRITE)); // the caller's memory is his again, Node has a copy
    socket.write(bytes);
    this.tellError();
    return bytes.length;
  }

  private readonly tryWrite = (): void => {
    const { writer } = this;
    if (!writer) return;
    let n: number;
    try {
      n = this.put(writer.bytes);
    } catch (error) {
      this.stopWrite();
      return writer.done(error, 0);
    }
    if (n === LATER) return;
    this.stopWrite();
    writer.done(undefined, n);
  };

  stopWrite(): boolean {
    if (this.writer) letGo();
    this.writer = undefined;
    return true;
  }

  private readonly broken = (): void => {
    this.tryRead();
    this.tryWrite();
  };

  /** Throws the error that ended the connection, the first time. */
  private tellError(): void {
    const error = this.socket.errored;
    if (!error || error === this.told) return;
    this.told = error;
    throw error;
  }

  /** @param how SHUT_*. What has come already can still be read, what was written is sent before the end is. */
  shutdown(how: number): void {
    if (this.gone) throw new SocketError("ENOTCONN");
    if (how !== SHUT_WR) this.readEnded = true;
    if (how !== SHUT_RD) {
      this.writeEnded = true;
      this.socket.end();
    }
    this.broken();
  }

  setNoDelay(on: boolean): void {
    this.socket.setNoDelay(on);
  }

  setKeepAlive(on: boolean): void {
    this.socket.setKeepAlive(on);
  }

  /** Closes, when everything that was written has been given to the system. Nobody waits for it. */
  close(): void {
    const { socket } = this;
    if (socket.writableLength === 0) return void socket.destroy(); // the peer finds an end or a reset: the system chooses
    socket.destroySoon();
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  }
}
