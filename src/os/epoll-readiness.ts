import { EPOLLERR, EPOLLHUP, EPOLLIN, EPOLLOUT, EPOLLPRI, type Listener, Registration } from "./epoll.js";
import { hold, letGo } from "./keep-alive.js";
import { type Readiness } from "./readiness.js";

/** Readiness by epoll. */
export class EpollReadiness implements Readiness, Listener {
  private registration: Registration | undefined;
  private readable: (() => void) | undefined;
  private writable: (() => void) | undefined;
  private priority: (() => void) | undefined;
  /**
   * What the registration waits for. It goes on when a listener is gone, since mostly the next one follows at once; when that does not,
   * the first event that nobody waits for ends it.
   */
  private armed = 0;

  constructor(private readonly fd: number) {}

  onReadable(listener: () => void): void {
    if (this.readable === undefined) hold();
    this.readable = listener;
    if ((this.armed & EPOLLIN) === 0) this.arm();
  }

  onWritable(listener: () => void): void {
    if (this.writable === undefined) hold();
    this.writable = listener;
    if ((this.armed & EPOLLOUT) === 0) this.arm();
  }

  onPriority(listener: () => void): void {
    if (this.priority === undefined) hold();
    this.priority = listener;
    if ((this.armed & EPOLLPRI) === 0) this.arm();
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

  cancelPriority(): void {
    if (this.priority === undefined) return;
    this.priority = undefined;
    letGo();
  }

  close(): void {
    this.cancelReadable();
    this.cancelWritable();
    this.cancelPriority();
    this.arm();
  }

  /** Waits for what there are listeners for, and for nothing else. */
  private arm(): void {
    const events = this.wanted();
    this.armed = events;
    if (events === 0) {
      const { registration } = this;
      this.registration = undefined;
      registration?.end(); // errors would be reported whether somebody asks or not
    } else if (this.registration) this.registration.modify(events);
    else this.registration = new Registration(this.fd, this, events);
  }

  happened(events: number): void {
    const failed = (events & (EPOLLERR | EPOLLHUP)) !== 0;
    const { readable, writable, priority } = this;
    const toRead = failed || (events & EPOLLIN) !== 0;
    const toWrite = failed || (events & EPOLLOUT) !== 0;
    const toTell = failed || (events & EPOLLPRI) !== 0;
    const heard = (toRead && readable) || (toWrite && writable) || (toTell && priority);
    if (!heard || (this.armed & events & ~this.wanted()) !== 0) this.arm();
    if (toRead && readable) {
      this.cancelReadable();
      readable();
    }
    // Which that may have called off.
    if (toWrite && writable && this.writable === writable) {
      this.cancelWritable();
      writable();
    }
    if (toTell && priority && this.priority === priority) {
      this.cancelPriority();
      priority();
    }
  }

  private wanted(): number {
    return (this.readable ? EPOLLIN : 0) | (this.writable ? EPOLLOUT : 0) | (this.priority ? EPOLLPRI : 0);
  }
}
