import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type Delivery } from "./delivery.js";
import { type Message } from "./message.js";
import { ReadyQueue } from "./ready-queue.js";
import { type VmContext } from "./vm-context.js";
import { type Wait, type Work } from "./wait.js";

/** Somebody who waits until a message is taken. */
export interface Sender {
  readonly message: Message;
  /** It gave up: the message is not to be delivered. */
  gone: boolean;
  /** Its message was withdrawn, when withdraw() could not tell at once. */
  withdrawn(): void;
  /** The receiver has the message. */
  taken(): void;
  /** There will be no receiver. */
  refused(): void;
}

/** What an actor's address leads to, from any thread: see Mailbox for this thread's, thread-link.ts for others. */
export interface Destination {
  /** Gives a message to a receiver that waits, else queues it. True: it was taken at once. */
  offer(sender: Sender): boolean;
  /** Takes an offer back; false: whether that came in time is told later, by taken() or withdrawn(). */
  withdraw(sender: Sender): boolean;
  readonly closed: boolean;
  /** One more holder of the address, or one less. */
  hold(): void;
  release(): void;
}

/** Not worth a search. */
const FEW = 64;

/**
 * The receiving end of an actor: senders queue here until somebody receives (rendezvous), first come first served. Counts
 * who holds its address: when nobody does, nobody can send, and whoever waits for a message is told.
 */
export class Mailbox implements Destination, Work {
  closed = false;
  /** The program asked for its inbox. */
  imported = false;
  private receiver: Wait | undefined;
  private readonly senders = new ReadyQueue<Sender>();
  /** How many of them gave up. */
  private gone = 0;
  /** Holders in this thread. */
  private holders = 0;
  /**
   * Holders in other threads, by thread. A count can be below 0 for a while, when the end of a hold overtakes its beginning on
   * another way; so what counts is whether all are 0.
   */
  private readonly remote = new Map<number, number>();

  constructor(readonly context: VmContext) {}

  offer(sender: Sender): boolean {
    const { receiver } = this;
    if (receiver === undefined) {
      this.senders.push(sender);
      return false;
    }
    this.receiver = undefined;
    receiver.deliver(new MessageDelivery(sender.message));
    return true;
  }

  withdraw(sender: Sender): boolean {
    sender.gone = true;
    sender.message.undo();
    this.gone++;
    if (this.gone > FEW && this.gone > this.senders.length / 2) {
      this.senders.retain((waiting) => !waiting.gone);
      this.gone = 0;
    }
    return true;
  }

  /** The message of the sender that has waited longest; it goes on. */
  take(): Message | undefined {
    for (let sender = this.senders.shift(); sender !== undefined; sender = this.senders.shift()) {
      if (sender.gone) {
        this.gone--;
        continue;
      }
      sender.taken();
      return sender.message;
    }
    return undefined;
  }

  /** Places in the queue of senders, for tests: those who gave up may still have one. */
  get waiting(): number {
    return this.senders.length;
  }

  /** Whether a fiber waits for a message already. */
  get busy(): boolean {
    return this.receiver !== undefined;
  }

  /** Whether nobody knows the address. */
  get unknown(): boolean {
    return this.holders === 0 && this.remote.size === 0;
  }

  /** Another thread holds the address `count` times more. */
  holdFrom(thread: number, count: number): void {
    const sum = (this.remote.get(thread) ?? 0) + count;
    if (sum === 0) this.remote.delete(thread);
    else this.remote.set(thread, sum);
    this.noticeHolders();
  }

  /** Another thread is gone. */
  loseThread(thread: number): void {
    if (this.remote.delete(thread)) this.noticeHolders();
  }

  private noticeHolders(): void {
    if (this.unknown) this.fail("no_senders");
  }

  /** Who waits gets the next message. */
  expect(wait: Wait): void {
    this.receiver = wait;
  }

  /** Nobody waits for a message any more. */
  cancel(): void {
    this.receiver = undefined;
  }

  hold(): void {
    this.holders++;
  }

  release(): void {
    this.holders--;
    this.noticeHolders();
  }

  /** Wakes the receiver with an error. */
  private fail(error: "no_senders" | "channel_closed"): void {
    const { receiver } = this;
    this.receiver = undefined;
    receiver?.failWith(this.context.errors.delivery(error));
  }

  /** No message is received any more: who waits to send, or to receive, is told. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.fail("channel_closed");
    for (let sender = this.senders.shift(); sender !== undefined; sender = this.senders.shift()) {
      if (sender.gone) continue;
      sender.message.undo();
      sender.refused();
    }
  }
}

/** A message for a fiber that waits in receive(). */
class MessageDelivery implements Delivery {
  readonly length = 1;

  constructor(private readonly message: Message) {}

  place(core: Core, at: Address): void {
    this.message.write(core, at);
  }

  drop(): void {
    this.message.drop();
  }
}
