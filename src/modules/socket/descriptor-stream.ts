import { constants } from "node:os";
import { connected, connectNow, isAtMark, newSocket, pendingError, receiveNow, SOCK_STREAM } from "../../os/sockets.js";
import { NOT_YET } from "../../os/descriptors.js";
import { SystemCallError } from "../../os/errors.js";
import { type Kind, PollTransport } from "../io/poll-transport.js";
import { type Done, LATER } from "../io/transport.js";
import { messageFlags } from "../ip/flags.js";
import { again } from "./again.js";
import { DescriptorSocket } from "./descriptor-socket.js";
import { type DoneWith, type StreamHandle, type WaitType } from "./handle.js";
import { type OptionName, type OptionValue } from "./options.js";

/** A UNIX socket whose peer's queue is full is tried again after so long: the system has no way to wait for that. */
const RETRY_MS = 2;

/** A stream socket that is a descriptor of the system. */
export class DescriptorStream extends PollTransport implements StreamHandle {
  private readonly socket: DescriptorSocket;
  private retry: NodeJS.Timeout | undefined;
  /** A read of urgent data waits. */
  private urgent = false;
  /** wait("error") does. */
  private waiting = false;

  /** @param fd a stream socket, which is "own" when it was made here */
  constructor(fd: number, kind?: Kind) {
    super(fd, kind);
    this.socket = new DescriptorSocket(fd);
  }

  /** @param family AF_* */
  static open(family: number): DescriptorStream {
    return new DescriptorStream(newSocket(family, SOCK_STREAM), "own");
  }

  connect(address: Uint8Array, done: DoneWith<number>): number | undefined {
    try {
      if (connectNow(this.fd, address)) return 0;
    } catch (error) {
      if (!(error instanceof SystemCallError && error.code === "EAGAIN")) throw error;
      this.retry = setTimeout(() => this.connectAgain(address, done), RETRY_MS);
      return undefined;
    }
    this.readiness.onWritable(() => {
      let error: unknown;
      try {
        error = connected(this.fd, address);
      } catch (other) {
        error = other;
      }
      done(error, 0);
    });
    return undefined;
  }

  private connectAgain(address: Uint8Array, done: DoneWith<number>): void {
    this.retry = undefined;
    try {
      if (this.connect(address, done) !== undefined) done(undefined, 0);
    } catch (error) {
      done(error);
    }
  }

  /** Urgent data is waited for apart from the rest, and is not there before the system says so. */
  override read(to: Uint8Array, done: Done, flags = 0): number {
    if ((flags & messageFlags.out_of_band) === 0) return super.read(to, done, flags);
    try {
      const n = receiveNow(this.fd, to, flags);
      if (n !== NOT_YET) return n;
    } catch (error) {
      if (!(error instanceof SystemCallError && error.code === "EINVAL")) throw error; // there is none
    }
    this.waitForUrgent(to, done, flags);
    return LATER;
  }

  private waitForUrgent(to: Uint8Array, done: Done, flags: number): void {
    this.mustNotWait();
    this.urgent = true;
    this.readiness.onPriority(() => {
      this.urgent = false;
      again(
        () => {
          // Without urgent data this was an error, or the end of the connection: it would be told again and again.
          const error = pendingError(this.fd);
          if (error) throw error;
          const n = receiveNow(this.fd, to, flags);
          if (n !== NOT_YET) return n;
          this.waitForUrgent(to, done, flags);
          return undefined;
        },
        (error, n) => done(error, n ?? 0),
      );
    });
  }

  override stopRead(): boolean {
    if (!this.urgent) return super.stopRead();
    this.urgent = false;
    this.readiness.cancelPriority();
    return true;
  }

  /** One listener for urgent data and errors at a time. */
  private mustNotWait(): void {
    if (this.urgent || this.waiting) throw new SystemCallError("recv", constants.errno.EBUSY);
  }

  override stopWrite(): boolean {
    clearTimeout(this.retry);
    return super.stopWrite();
  }

  wait(type: WaitType, done: DoneWith<number>): void {
    const ready = (): void => done(undefined, 0);
    if (type === "read") this.readiness.onReadable(ready);
    else if (type === "write") this.readiness.onWritable(ready);
    else {
      this.mustNotWait();
      this.waiting = true;
      this.readiness.onPriority(() => {
        this.waiting = false;
        ready();
      });
    }
  }

  stopWait(): void {
    this.waiting = false;
    this.readiness.cancelPriority();
  }

  isAtMark(): boolean {
    return isAtMark(this.fd);
  }

  bind(address: Uint8Array): void {
    this.socket.bind(address);
  }

  localAddress(): Uint8Array {
    return this.socket.localAddress();
  }

  remoteAddress(): Uint8Array {
    return this.socket.remoteAddress();
  }

  setOption(name: OptionName, value: OptionValue): void {
    this.socket.setOption(name, value);
  }

  getOption(name: OptionName): OptionValue {
    return this.socket.getOption(name);
  }

  bytesReadable(): number {
    return this.socket.bytesReadable();
  }

  shutdown(how: number): void {
    this.socket.shutdown(how);
  }

  disconnect(): void {
    this.socket.disconnect();
  }
}
