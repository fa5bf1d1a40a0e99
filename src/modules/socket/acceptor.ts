import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type Delivery } from "../../scheduler/runtime/delivery.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { DescriptorAcceptor } from "./descriptor-acceptor.js";
import { type AcceptorHandle, type StreamHandle } from "./handle.js";
import { attempt } from "../io/system-error.js";
import { Line } from "./line.js";
import { SocketOwner } from "./owner.js";
import { type SocketName } from "./sendable.js";

type Write = (slot: Address, handle: StreamHandle) => void;

/** A socket of any family that listens. */
export class Acceptor extends SocketOwner<AcceptorHandle> {
  private readonly line: Line<StreamHandle>;

  /** @param write puts the userdata of a connection at a slot */
  constructor(
    context: VmContext,
    name: SocketName,
    private readonly write: Write,
  ) {
    super(context, name);
    this.line = new Line(context);
  }

  override get busy(): boolean {
    return super.busy || !this.line.empty;
  }

  /** Takes over a descriptor. It is closed. */
  assign(fd: number): void {
    this.adopt(attempt(this.context, () => new DescriptorAcceptor(fd)));
  }

  /** Waits for connections. See settle(). */
  listen(backlog: number): number {
    const { handle } = this;
    return this.settle(
      (done) => handle.listen(backlog, done),
      () => handle.stopListen(),
    );
  }

  /** Suspends until there is a connection, and answers its socket. An interruption point: the connection waits for the next one. */
  accept(): number {
    const { handle } = this;
    return this.line.enter({
      begin: (done) => handle.accept(done),
      stop: () => handle.stopAccept(),
      deliver: (operation, socket) => operation.deliver(new Connection(socket, this.write)),
    });
  }

  protected override abort(): boolean {
    const settled = super.abort();
    return this.line.abort() && settled;
  }
}

/** A connection on its way to the fiber that accepted it. */
class Connection implements Delivery {
  readonly length = 1;

  constructor(
    private readonly handle: StreamHandle,
    private readonly write: Write,
  ) {}

  place(_core: Core, at: Address): void {
    this.write(at, this.handle);
  }

  drop(): void {
    this.handle.close();
  }
}
