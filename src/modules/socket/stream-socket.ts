import { TransportStream } from "../io/transport-stream.js";
import { Operation } from "../io/operation.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { DescriptorStream } from "./descriptor-stream.js";
import { type StreamHandle, type WaitType } from "./handle.js";
import { SocketAttachment, type SocketName } from "./sendable.js";

/** A stream socket of any family: a stream that connects. */
export class StreamSocket extends TransportStream<StreamHandle> implements Sendable {
  private waiter: Operation | undefined;
  private dropped = false;

  constructor(
    context: VmContext,
    private readonly name: SocketName,
  ) {
    super(context);
  }

  get vacant(): boolean {
    return !this.isOpen && !this.dropped && !this.context.closed;
  }

  attach(): Attachment {
    return SocketAttachment.take(this.name, this);
  }

  override get busy(): boolean {
    return super.busy || this.waiter !== undefined;
  }

  /** Gets its socket. It is closed. */
  adopt(handle: StreamHandle): void {
    this.use(handle);
  }

  /** Takes over a descriptor. It is closed. */
  assign(fd: number): void {
    this.use({ fd, make: () => new DescriptorStream(fd) });
  }

  /**
   * Connects, and suspends until that is done. An interruption point: the system goes on connecting then, and close() ends that. EBUSY
   * while it is written to; what the system says.
   * @param address struct sockaddr
   */
  connect(address: Uint8Array): number {
    return this.waitFor("writer", (handle, done) => handle.connect(address, done));
  }

  /** Suspends until it is ready. An interruption point. EBUSY while another fiber waits for the same. */
  waitUntil(type: WaitType): number {
    if (type !== "error") {
      return this.waitFor(
        type === "read" ? "reader" : "writer",
        (handle, done) => handle.wait(type, done) as undefined,
      );
    }
    this.context.suspendable();
    const handle = this.with((handle) => handle);
    if (this.waiter) this.context.errors.raiseSystem("EBUSY");
    this.with(() => {
      handle.wait(type, (error) => {
        const waiter = this.waiter!;
        this.waiter = undefined;
        if (error) waiter.fail(error);
        else waiter.done();
      });
    });
    this.waiter = new Operation(this.context, () => {
      handle.stopWait();
      this.waiter = undefined;
      return true;
    });
    return Operation.suspended;
  }

  override cancel(): void {
    super.cancel();
    this.waiter?.abort();
  }

  override close(): void {
    super.close();
    this.waiter?.abort();
  }

  override release(): number {
    const fd = super.release();
    this.waiter?.abort();
    return fd;
  }

  leave(): StreamHandle {
    return this.take();
  }

  override drop(): void {
    this.dropped = true;
    if (!this.context.closed) this.waiter?.abort();
    super.drop();
  }
}
