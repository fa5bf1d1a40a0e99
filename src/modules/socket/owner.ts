import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { attempt } from "../io/system-error.js";
import { type SocketHandle } from "./handle.js";
import { SocketAttachment, type SocketHolder, type SocketName } from "./sendable.js";

/** A socket that is no stream: what acceptors and datagram sockets have in common. */
export abstract class SocketOwner<H extends SocketHandle> implements SocketHolder<H>, Sendable {
  private opened: H | undefined;

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

  /** Whether a fiber waits for it. */
  abstract get busy(): boolean;

  /** Calls off what is going on; true when nothing is any more. */
  protected abstract abort(): boolean;

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
    if (!this.abort()) this.context.errors.raiseSystem("EBUSY");
    attempt(this.context, () => handle.detach());
    this.opened = undefined;
    return handle.fd;
  }

  leave(): H {
    const { handle } = this;
    this.opened = undefined;
    return handle;
  }

  attach(): Attachment {
    return new SocketAttachment(this.name, this);
  }

  /** Its userdata died: nobody can use it any more. */
  drop(): void {
    const { opened } = this;
    this.opened = undefined;
    if (!this.context.closed) this.abort();
    opened?.close();
  }
}
