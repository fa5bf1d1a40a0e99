import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { attempt } from "../io/system-error.js";
import { type DoneWith, type SocketHandle } from "./handle.js";
import { SocketAttachment, type SocketHolder, type SocketName } from "./sendable.js";

/** A socket that is no stream: what acceptors and datagram sockets have in common. */
export abstract class SocketOwner<H extends SocketHandle> implements SocketHolder<H>, Sendable {
  private opened: H | undefined;
  private dropped = false;
  private settling: Operation | undefined;

  constructor(
    protected readonly context: VmContext,
    private readonly name: SocketName,
  ) {}

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** What it consists of. Raises EBADF when it is closed. */
  protected get handle(): H {
    return this.opened ?? this.context.errors.raiseSystem("EBADF");
  }

  /** Raises misc.already_open unless it is closed. */
  mustBeClosed(): void {
    if (this.opened) this.context.errors.raise(miscCategory, miscCategory.codes.already_open);
  }

  /** Gets its socket. It is closed. */
  adopt(handle: H): void {
    this.opened = handle;
  }

  /** Calls `work` with the socket; what that throws is raised. EBADF when it is closed. */
  with<R>(work: (handle: H) => R): R {
    const { handle } = this;
    return attempt(this.context, () => work(handle));
  }

  /**
   * Does what descriptors do at once, while Node may take its time (handle.ts). Only then the fiber is suspended, and this is an
   * interruption point. EBUSY when that is going on already.
   * @param stop stops what `begin` began
   * @returns what the host function answers
   */
  protected settle(begin: (done: DoneWith<number>) => number | undefined, stop: () => boolean): number {
    if (this.settling) this.context.errors.raiseSystem("EBUSY");
    const done: DoneWith<number> = (error) => {
      const operation = this.settling!;
      this.settling = undefined;
      if (error) operation.fail(error);
      else operation.done();
    };
    if (attempt(this.context, () => begin(done)) !== undefined) return 0;
    try {
      this.settling = new Operation(this.context, () => {
        this.settling = undefined;
        return stop();
      });
    } catch (error) {
      stop(); // it must not wait here
      throw error;
    }
    return Operation.suspended;
  }

  /** Whether a fiber waits for it. */
  get busy(): boolean {
    return this.settling !== undefined;
  }

  /** Calls off what is going on; true when nothing is any more. */
  protected abort(): boolean {
    this.settling?.abort();
    return this.settling === undefined;
  }

  /** Fibers that wait get ECANCELED. */
  cancel(): void {
    void this.handle;
    this.abort();
  }

  /** As cancel(), and closes it. */
  close(): void {
    const { handle } = this;
    this.opened = undefined;
    this.abort();
    handle.close();
  }

  /** As cancel(); the descriptor is the caller's from now on. EBUSY when something cannot be stopped. */
  release(): number {
    const { handle } = this;
    const fd = attempt(this.context, () => handle.fd);
    if (!this.abort()) this.context.errors.raiseSystem("EBUSY");
    attempt(this.context, () => handle.detach());
    this.opened = undefined;
    return fd;
  }

  leave(): H {
    const { handle } = this;
    this.opened = undefined;
    return handle;
  }

  get vacant(): boolean {
    return this.opened === undefined && !this.dropped && !this.context.closed;
  }

  attach(): Attachment {
    return SocketAttachment.take(this.name, this);
  }

  /** Its userdata died: nobody can use it any more. */
  drop(): void {
    const { opened } = this;
    this.opened = undefined;
    this.dropped = true;
    if (!this.context.closed) this.abort();
    opened?.close();
  }
}
