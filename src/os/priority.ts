import { closeDescriptor } from "./close.js";
import { MissingError } from "./errors.js";
import { call } from "./libc.js";
import { Readiness } from "./readiness.js";

const EPOLL_CTL_ADD = 1;
const EPOLLPRI = 2;

/**
 * Waits until a socket has an error or urgent data, which {@link Readiness} cannot tell apart from others: an epoll instance that
 * looks for nothing else becomes readable then. Linux only. Source: epoll_ctl(2).
 */
export class PriorityWait {
  private readonly epoll: number;
  private readonly readiness: Readiness;

  /** Calls back once, unless it is closed before. Throws SystemCallError, and MissingError where there is no epoll. */
  constructor(fd: number, listener: () => void) {
    if (process.platform !== "linux") throw new MissingError("epoll");
    this.epoll = call("epoll_create1", [0]);
    const event = new Uint8Array(16); // struct epoll_event: uint32_t events; ...
    event[0] = EPOLLPRI; // errors are always looked for
    try {
      call("epoll_ctl", [this.epoll, EPOLL_CTL_ADD, fd, event]);
    } catch (error) {
      closeDescriptor(this.epoll);
      throw error;
    }
    this.readiness = new Readiness(this.epoll);
    this.readiness.onReadable(listener);
  }

  /** Once. */
  close(): void {
    this.readiness.close();
    closeDescriptor(this.epoll);
  }
}
