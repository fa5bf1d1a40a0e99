import { setNonBlocking } from "./descriptors.js";
import { MissingError } from "./errors.js";
import { koffi, type PollEvents, type PollHandle } from "./koffi.js";
import { Listeners, PRIORITY, READABLE, WRITABLE } from "./listeners.js";

/** By what a handle waits for: READABLE, WRITABLE. */
const EVENTS: readonly (PollEvents | undefined)[] = [
  undefined,
  { readable: true, writable: false },
  { readable: false, writable: true },
  { readable: true, writable: true },
];

/**
 * Readiness by uv_poll, by an entry of koffi that is not documented (a test notices when it moves). Nothing of it touches libuv's
 * threads. The descriptor is made non-blocking by that, if nothing else is said.
 *
 * What must not happen, since the process would end: a handle for what cannot be polled, two that are active for one descriptor on
 * the same event loop, and a call after close(). So pollable() is asked first, and this class keeps the handle to itself.
 */
export class UvReadiness extends Listeners {
  private handle: PollHandle | undefined;

  /**
   * @param fd one for which pollable() is true
   * @param blocking it stays blocking, for the sake of those who share it
   */
  constructor(
    private readonly fd: number,
    private readonly blocking = false,
  ) {
    super();
  }

  override onPriority(): never {
    throw new MissingError("epoll");
  }

  override close(): void {
    super.close();
    this.handle?.close();
    this.handle = undefined;
    this.armed = 0;
  }

  protected ask(wanted: number): void {
    if (wanted === 0) this.handle?.stop();
    else if (this.handle) this.handle.start(EVENTS[wanted]!, this.ready);
    else {
      this.handle = koffi().node.poll(this.fd, EVENTS[wanted]!, this.ready);
      this.handle.unref(); // listeners keep the event loop
      if (this.blocking) setNonBlocking(this.fd, false);
    }
  }

  /** koffi gives a status and the events. A status other than 0 is an error, with which the handle has stopped. */
  private readonly ready = (...args: unknown[]): void => {
    if (args[0] !== 0) {
      this.armed = 0;
      return this.happened(READABLE | WRITABLE | PRIORITY, true);
    }
    const { readable, writable } = args.at(-1) as Partial<PollEvents>;
    this.happened((readable ? READABLE : 0) | (writable ? WRITABLE : 0), false);
  };
}
