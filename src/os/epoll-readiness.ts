import { EPOLLERR, EPOLLHUP, EPOLLIN, EPOLLOUT, EPOLLPRI, type EventListener, Registration } from "./epoll.js";
import { Listeners, PRIORITY, READABLE, WRITABLE } from "./listeners.js";

/** Readiness by epoll. */
export class EpollReadiness extends Listeners implements EventListener {
  private registration: Registration | undefined;

  constructor(private readonly fd: number) {
    super();
  }

  override close(): void {
    super.close();
    this.ask((this.armed = 0));
  }

  protected ask(wanted: number): void {
    const { registration } = this;
    if (wanted === 0) {
      this.registration = undefined;
      registration?.end(); // errors would be reported whether somebody asks or not
      return;
    }
    const events =
      ((wanted & READABLE) !== 0 ? EPOLLIN : 0) |
      ((wanted & WRITABLE) !== 0 ? EPOLLOUT : 0) |
      ((wanted & PRIORITY) !== 0 ? EPOLLPRI : 0);
    if (registration) registration.modify(events);
    else this.registration = new Registration(this.fd, this, events);
  }

  occurred(events: number): void {
    if ((events & (EPOLLERR | EPOLLHUP)) !== 0) return this.happened(READABLE | WRITABLE | PRIORITY, true);
    this.happened(
      ((events & EPOLLIN) !== 0 ? READABLE : 0) |
        ((events & EPOLLOUT) !== 0 ? WRITABLE : 0) |
        ((events & EPOLLPRI) !== 0 ? PRIORITY : 0),
      false,
    );
  }
}
