import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { closeDescriptor } from "./close.js";
import { setNonBlocking } from "./descriptors.js";
import { koffi, type PollEvents, type PollHandle } from "./koffi.js";
import { call, libc } from "./libc.js";

/**
 * Waits, on the event loop, until a descriptor can be read or written: uv_poll, by an entry of koffi that is not documented (a test
 * notices when it moves). Nothing of it touches libuv's threads. The descriptor is made non-blocking by that, if
 * nothing else is said.
 *
 * What must not happen, since the process would end: a handle for what cannot be polled, two that are active for one descriptor on
 * the same event loop, and a call after close(). So {@link pollable} is asked first, and this class keeps the handle to itself.
 */
export class Readiness {
  private handle: PollHandle | undefined;
  private readable: (() => void) | undefined;
  private writable: (() => void) | undefined;

  /**
   * @param fd one for which pollable() is true
   * @param blocking it stays blocking, for the sake of those who share it
   */
  constructor(
    private readonly fd: number,
    private readonly blocking = false,
  ) {}

  /** Calls back once, when a read would not wait (or would fail). One at a time. */
  onReadable(listener: () => void): void {
    this.readable = listener;
    this.update();
  }

  /** Calls back once, when a write would not wait (or would fail). One at a time. */
  onWritable(listener: () => void): void {
    this.writable = listener;
    this.update();
  }

  cancelReadable(): void {
    this.readable = undefined;
    this.update();
  }

  cancelWritable(): void {
    this.writable = undefined;
    this.update();
  }

  /** Before the descriptor is closed or handed over. Nothing is called back any more. */
  close(): void {
    this.readable = this.writable = undefined;
    this.handle?.close();
    this.handle = undefined;
  }

  private update(): void {
    const events = { readable: this.readable !== undefined, writable: this.writable !== undefined };
    if (!events.readable && !events.writable) this.handle?.stop();
    else if (this.handle) this.handle.start(events, this.ready);
    else {
      this.handle = koffi().node.poll(this.fd, events, this.ready);
      if (this.blocking) setNonBlocking(this.fd, false);
    }
  }

  /** koffi gives a status and the events. A status other than 0 is an error: reading and writing tell which. */
  private readonly ready = (...args: unknown[]): void => {
    const failed = args[0] !== 0;
    const events = args.at(-1) as Partial<PollEvents>;
    const { readable } = this;
    if (readable && (failed || events.readable)) {
      this.cancelReadable();
      readable();
    }
    const { writable } = this; // which that may have changed
    if (writable && (failed || events.writable)) {
      this.cancelWritable();
      writable();
    }
  };
}

const EPOLL_CTL_ADD = 1;
const EPERM = 1;

/**
 * Whether one can wait for the descriptor. What cannot be polled, files above all, is always ready: Node's own functions read it.
 * Throws MissingError, and EBADF for what is no descriptor.
 */
export function pollable(fd: number): boolean {
  libc("read"); // says what is missing
  const stat = fstatSync(fd);
  if (stat.isFIFO() || stat.isSocket()) return true;
  if (process.platform !== "linux") return isatty(fd);
  // Devices and what has no type: libuv asks the kernel the same way.
  const epoll = call("epoll_create1", [0]);
  try {
    return call("epoll_ctl", [epoll, EPOLL_CTL_ADD, fd, new Uint8Array(16)], EPERM) === 0;
  } finally {
    closeDescriptor(epoll);
  }
}
