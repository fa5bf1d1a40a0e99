import { setNonBlocking } from "./descriptors.js";
import { MissingError } from "./errors.js";
import { hold, letGo } from "./keep-alive.js";
import { koffi, type PollEvents, type PollHandle } from "./koffi.js";
import { type Readiness } from "./readiness.js";

const READABLE = 1;
const WRITABLE = 2;

/** By what a handle waits for. */
const EVENTS: readonly (PollEvents | undefined)[] = [
  undefined,
  { readable: true, writable: false },
  { readable: false, writable: true },
  { readable: true, writable: true },
];

/**
 * Readiness by uv_poll, by an entry of koffi that is not documented (a test
 * notices when it moves). Nothing of it touches libuv's threads. The descriptor is made non-blocking by that, if
 * nothing else is said.
 *
 * What must not happen, since the process would end: a handle for what cannot be polled, two that are active for one descriptor on
 * the same event loop, and a call after close(). So pollable() is asked first, and this class keeps the handle to itself.
 */
export class UvReadiness implements Readiness {
  private handle: PollHandle | undefined;
  private readable: (() => void) | undefined;
  private writable: (() => void) | undefined;
  /**
   * What the handle waits for: READABLE, WRITABLE. It goes on when a listener is gone, since mostly the next one follows at once, and is
   * stopped when that does not. So it does not keep the event loop: listeners do.
   */
  private armed = 0;

  /**
   * @param fd one for which pollable() is true
   * @param blocking it stays blocking, for the sake of those who share it
   */
  constructor(
    private readonly fd: number,
    private readonly blocking = false,
  ) {}

  onReadable(listener: () => void): void {
    if (this.readable === undefined) hold();
    this.readable = listener;
    if ((this.armed & READABLE) === 0) this.arm();
  }

  onWritable(listener: () => void): void {
    if (this.writable === undefined) hold();
    this.writable = listener;
    if ((this.armed & WRITABLE) === 0) this.arm();
  }

  cancelReadable(): void {
    if (this.readable === undefined) return;
    this.readable = undefined;
    letGo();
  }

  cancelWritable(): void {
    if (this.writable === undefined) return;
    this.writable = undefined;
    letGo();
  }

  onPriority(): never {
    throw new MissingError("epoll");
  }

  cancelPriority(): void {}

  close(): void {
    this.cancelReadable();
    this.cancelWritable();
    this.handle?.close();
    this.handle = undefined;
    this.armed = 0;
  }

  /** Waits for what there are listeners for, and for nothing else. */
  private arm(): void {
    this.armed = (this.readable ? READABLE : 0) | (this.writable ? WRITABLE : 0);
    if (this.armed === 0) this.handle?.stop();
    else if (this.handle) this.handle.start(EVENTS[this.armed]!, this.ready);
    else {
      this.handle = koffi().node.poll(this.fd, EVENTS[this.armed]!, this.ready);
      this.handle.unref();
      if (this.blocking) setNonBlocking(this.fd, false);
    }
  }

  /**
   * koffi gives a status and the events. A status other than 0 is an error, with which the handle has stopped: reading and writing
   * tell which.
   */
  private readonly ready = (...args: unknown[]): void => {
    const failed = args[0] !== 0;
    const events = args.at(-1) as Partial<PollEvents>;
    if (failed) this.armed = 0;
    const { readable, writable } = this;
    const toRead = failed || events.readable;
    const toWrite = failed || events.writable;
    if (!failed && ((toRead && !readable) || (toWrite && !writable))) this.arm(); // nobody waited for that
    if (toRead && readable) {
      this.cancelReadable();
      readable();
    }
    // Which that may have called off.
    if (toWrite && writable && this.writable === writable) {
      this.cancelWritable();
      writable();
    }
  };
}
