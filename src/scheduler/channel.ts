import { type Address, EMI_HOST_SUSPEND, VALUE_SIZE } from "../interp/abi.js";
import { type Core } from "../interp/core.js";
import { type Kind } from "../interp/handles.js";
import { raiseError } from "../modules/io/system-error.js";
import { MissingError, SystemCallError } from "../os/errors.js";
import { defineKind } from "./runtime/kind.js";
import { type Destination, type Sender } from "./runtime/mailbox.js";
import { type Attachment, Message, type Unsendable, type Sendable } from "./runtime/message.js";
import { type VmContext } from "./runtime/vm-context.js";
import { type Wait, type Work } from "./runtime/wait.js";

/** The address of an actor, as one of its holders has it. */
export class TxChannel implements Sendable {
  constructor(
    readonly destination: Destination,
    public closed = false,
  ) {
    if (!closed) destination.hold();
  }

  /** Gives the address up. Again is harmless. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.destination.release();
  }

  attach(): Attachment {
    return new AddressAttachment(this.destination, this.closed);
  }
}

/** An address inside a message. A channel that was closed arrives closed, and keeps nobody waiting. */
export class AddressAttachment implements Attachment {
  constructor(
    readonly destination: Destination,
    readonly closed = false,
  ) {
    if (!closed) destination.hold();
  }

  write(core: Core, slot: Address): void {
    writeChannel(core, slot, this.destination, this.closed);
    this.drop();
  }

  drop(): void {
    if (!this.closed) this.destination.release();
  }
}

/** A message that waits to be taken, and the fiber that sent it. */
class PendingSend implements Sender, Work {
  gone = false;
  wait!: Wait;

  constructor(
    private readonly context: VmContext,
    private readonly destination: Destination,
    readonly message: Message,
  ) {}

  cancel(): void {
    this.destination.withdraw(this);
  }

  interrupt(): void {
    if (this.destination.withdraw(this)) this.withdrawn();
  }

  taken(): void {
    this.wait.resume();
  }

  withdrawn(): void {
    this.wait.failWith(this.context.errors.delivery("interrupted"));
  }

  refused(): void {
    this.wait.failWith(this.context.errors.delivery("channel_closed"));
  }
}

const kinds = new WeakMap<Core, Kind<TxChannel>>();

/** Puts a new tx-channel at `slot`. */
export function writeChannel(core: Core, slot: Address, destination: Destination, closed = false): void {
  core.writeHandle(slot, kinds.get(core)!, new TxChannel(destination, closed));
}

/**
 * Declares the kind of tx-channels.
 *
 * - `chan:send(msg)`: copies the message and waits until the receiver takes it. Suspends; an interruption point: when it raises
 *   "Fiber interrupted" the message was not received. "Channel closed"; EINVAL for what cannot be sent; "Reference cycle
 *   exists"; EMSGSIZE above 256 MiB.
 * - `chan:close()`: gives this address up. Does not suspend.
 * - `==`: whether both lead to the same actor.
 *
 * Source: manual, Threads and the actor model; clarifications, Actors.
 */
export function openChannel(context: VmContext): void {
  const { core } = context;
  const kind = defineKind<TxChannel>(context, {
    name: "tx-channel",
    traits: { sendable: true },
    methods: {
      send: (channel, base, nargs) => send(context, channel, base + VALUE_SIZE, nargs - 1),
      close(channel) {
        channel.close();
        return 0;
      },
    },
    equals: (a, b) => a.destination === b.destination,
    release: (channel) => core.defer(() => channel.close()),
  });
  kinds.set(core, kind);
}

/** Raises what prevents a host object in a message from being sent. */
function attempt<T>(context: VmContext, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SystemCallError || error instanceof MissingError)) throw error;
    return raiseError(context, error, { arg: 1 });
  }
}

/** Some objects cannot leave their thread. */
function offer(destination: Destination, sender: PendingSend): boolean {
  try {
    return destination.offer(sender);
  } catch (error) {
    sender.message.undo();
    throw error;
  }
}

function send(context: VmContext, channel: TxChannel, slot: Address, nargs: number): number {
  const { errors } = context;
  context.suspendable();
  if (channel.closed || channel.destination.closed) errors.raiseCore("channel_closed");
  if (nargs < 1) errors.raiseGeneric("EINVAL", { arg: 1 });
  const message: Message | Unsendable = attempt(context, () => Message.read(context.core, slot));
  switch (message) {
    case "type":
      return errors.raiseGeneric("EINVAL", { arg: 1 });
    case "cycle":
      return errors.raiseCore("cyclic_value");
    case "size":
      return errors.raiseGeneric("EMSGSIZE", { arg: 1 });
  }
  const pending = new PendingSend(context, channel.destination, message);
  if (attempt(context, () => offer(channel.destination, pending))) return 0;
  pending.wait = context.suspend(pending);
  return EMI_HOST_SUSPEND;
}
