import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { SpanAttachment } from "../../modules/byte-span/byte-span.js";
import { DescriptorAttachment } from "../../modules/file-descriptor/file-descriptor.js";
import { AddressAttachment } from "../channel.js";
import { type ActorModule, type ActorOptions, type Actors } from "../runtime/actors.js";
import { type Destination, type Mailbox, type Sender } from "../runtime/mailbox.js";
import { now } from "../runtime/clock.js";
import { type Attachment, Message } from "../runtime/message.js";
import { type Scheduler } from "../runtime/scheduler.js";
import { type VmContext } from "../runtime/vm-context.js";
import { Link } from "./link.js";
import { type ActorAddress, type Packet, type ThreadPlan } from "./protocol.js";
import { nobody, RemoteDestination } from "./remote.js";
import { type SharedState } from "./shared.js";

/** What this thread can do besides passing messages. */
export interface ThreadHost {
  readonly scheduler: Scheduler;
  /** Tells the user of the command. */
  report(text: string): void;
  /** Makes an actor's VM here, and starts it. */
  createActor(module: ActorModule, options: ActorOptions): VmContext;
  /** Starts a thread that is linked to this one by `own` and to another by `other`. Main thread only. */
  startThread(plan: ThreadPlan, own: MessagePort, other: MessagePort | undefined): void;
}

const MAIN = 0;

/** How long to look for messages before sleeping, and how long to go on when they keep coming; Node must have its turn. */
const POLL_MS = 0.05;
const LONGEST_POLL_MS = 4;
const PROCESSORS = availableParallelism();

/** A message that came from another thread, and waits for a receiver here. */
class RemoteSender implements Sender {
  gone = false;

  constructor(
    private readonly link: Link,
    private readonly pending: Map<number, RemoteSender>,
    private readonly number: number,
    readonly mailbox: Mailbox,
    readonly message: Message,
  ) {}

  taken(): void {
    this.answer("taken");
  }

  refused(): void {
    this.answer("refused");
  }

  withdrawn(): void {
    this.answer("withdrawn");
  }

  private answer(op: "taken" | "refused" | "withdrawn"): void {
    this.pending.delete(this.number);
    this.link.post({ op, number: this.number });
  }
}

/**
 * This thread among the threads of a program.
 *
 * Every thread has a link to the main one, which starts them all, and to whomever it was introduced: when an address travels from
 * A to B, A first gives B and the actor's thread a link. A sender keeps its message's number until it is taken, refused or
 * withdrawn. Addresses are counted where the actor lives, by thread (Mailbox.holdFrom).
 *
 * What must not get lost or come twice is decided in one place, the receiver's thread: a withdrawal that comes too late is
 * answered by the "taken" that is already on its way.
 */
export class Threads implements Actors {
  /** The link by which each thread is reached. */
  private readonly links = new Map<number, Link>();
  /** Those and others: two threads may have been introduced to each other more than once. */
  private readonly allLinks = new Set<Link>();
  /** Nothing more is to be done here: links do not keep this thread from ending. */
  private released = false;
  private readonly dirty = new Set<Link>();
  private readonly lost = new Set<number>();
  private readonly introduced = new Set<string>();
  /** Actors here that are known elsewhere. */
  private readonly mailboxes = new Map<string, Mailbox>();
  private readonly names = new Map<Mailbox, string>();
  private readonly remotes = new Map<string, RemoteDestination>();
  /** Our messages elsewhere, by number. */
  private readonly sent = new Map<number, { sender: Sender; thread: number; held: readonly Attachment[] }>();
  private readonly numbers = new Map<Sender, number>();
  /** Others' messages here, by link. */
  private readonly received = new Map<Link, Map<number, RemoteSender>>();
  private polling = false;
  private lastName = 0;
  private lastNumber = 0;

  constructor(
    readonly own: number,
    readonly shared: SharedState,
    private readonly host: ThreadHost,
    private members: readonly number[],
    private readonly extensible: boolean,
  ) {
    host.scheduler.threads = this;
    shared.setWorking(own, true);
  }

  // ---- links ----

  connect(thread: number, port: MessagePort): Link {
    const link = new Link(thread, this.own, port, this.shared, {
      receive: (link, packets) => this.receive(link, packets),
      quiet: () => this.noticeQuiet(),
      close: (link) => this.lose(link),
      gone: (link) => this.lost.has(link.thread),
      dirty: (link) => {
        if (this.dirty.size === 0) queueMicrotask(this.flushAll);
        this.dirty.add(link);
      },
    });
    if (!this.links.has(thread)) this.links.set(thread, link);
    this.allLinks.add(link);
    if (this.released) link.hold(false);
    return link;
  }

  private readonly flushAll = (): void => {
    for (const link of this.dirty) link.flush();
    this.dirty.clear();
  };

  /** A thread is gone, and with it its actors and what they held. */
  private lose(link: Link): void {
    const { thread } = link;
    this.turnBegins(); // what this makes ready counts as work from now on
    this.host.scheduler.wakeUp();
    this.allLinks.delete(link);
    for (const sender of this.received.get(link)?.values() ?? []) sender.mailbox.withdraw(sender);
    this.received.delete(link);
    if (this.links.get(thread) !== link) return;
    this.links.delete(thread);
    this.forgetThread(thread);
  }

  /** Nothing comes from a thread any more, and nothing gets there. */
  private forgetThread(thread: number): void {
    if (this.lost.has(thread)) return;
    this.lost.add(thread);
    for (const remote of this.remotes.values()) if (remote.thread === thread) remote.closed = true;
    for (const [number, { sender, thread: at }] of this.sent)
      if (at === thread) this.settle(number, () => sender.refused());
    for (const mailbox of this.names.keys()) mailbox.loseThread(thread);
    this.shared.died(thread); // whether that leaves nobody with work is seen when our turn ends
  }

  // ---- who has work ----

  /** The scheduler is done with a turn. */
  turnEnded(): void {
    this.flushAll();
    const { scheduler } = this.host;
    if (scheduler.busy) return;
    if (this.polling) return;
    if (this.poll()) return;
    if (this.shared.setWorking(this.own, false)) this.becameQuiet();
  }

  /** There are no VMs here any more. A context of one thread gets no others, and may end. */
  release(): void {
    if (this.own !== MAIN && this.members.length === 1) this.letGo();
  }

  private letGo(): void {
    this.released = true;
    for (const link of this.allLinks) link.hold(false);
  }

  /**
   * Looks for messages for a moment before Node waits for them: waking a sleeping thread takes longer than most answers take.
   * True: there is more to do.
   */
  private poll(): boolean {
    if (this.links.size === 0 || this.links.size >= PROCESSORS) return false; // it would keep others from working
    this.polling = true;
    try {
      const start = now();
      for (let last = start; now() < last + POLL_MS && last < start + LONGEST_POLL_MS;) {
        for (const link of this.links.values()) {
          if (!link.poll()) continue;
          if (this.host.scheduler.busy) return true;
          this.flushAll();
          last = now();
        }
      }
      return false;
    } finally {
      this.polling = false;
    }
  }

  /** Something is to be done here. */
  turnBegins(): void {
    this.shared.setWorking(this.own, true);
  }

  private becameQuiet(): void {
    if (this.own === MAIN) this.noticeQuiet();
    else this.links.get(MAIN)?.postQuiet();
  }

  /** Nobody has work, as it seems. In virtual time the next sleeper is due; otherwise the program is over. */
  private noticeQuiet(): void {
    if (!this.shared.quiet) return;
    const next = this.host.scheduler.timers.clock.virtual ? this.shared.nextTimer() : undefined;
    if (next === undefined) return this.letGo();
    this.shared.now = Math.max(this.shared.now, next.at);
    if (next.thread === this.own) {
      this.turnBegins();
      this.host.scheduler.wakeUp();
    } else this.links.get(next.thread)?.post({ op: "tick" });
  }

  // ---- actors ----

  spawn(parent: VmContext, module: ActorModule, options: ActorOptions): Destination {
    const thread = options.inheritContext ? this.leastLoaded() : this.newThread([], options.concurrencyHint !== 1);
    if (thread === undefined) return parent.errors.raiseGeneric("EAGAIN");
    if (thread === this.own) return this.host.createActor(module, options).mailbox;
    const remote = this.remote({ thread, id: `${this.own}.${++this.lastName}` });
    remote.granted = 1;
    this.shared.countVm(thread, 1); // until it is made there: the next one may go elsewhere
    this.links.get(thread)?.post({ op: "spawn", id: remote.id, ...module, options });
    return remote;
  }

  addThreads(n: number): "done" | "fixed" | "full" {
    if (!this.extensible) return "fixed";
    if (!this.shared.hasRoomFor(n)) return "full";
    const added: number[] = [];
    for (let i = 0; i < n; i++) {
      const thread = this.newThread([...this.members, ...added], true);
      if (thread === undefined) return "full";
      added.push(thread);
    }
    this.members = [...this.members, ...added];
    for (const member of this.members) {
      if (member !== this.own) this.links.get(member)?.post({ op: "members", members: this.members });
    }
    return "done";
  }

  private leastLoaded(): number {
    return this.members.reduce((best, at) => (this.shared.vms(at) < this.shared.vms(best) ? at : best), this.own);
  }

  /** Has a thread started, with a link to it. */
  private newThread(context: readonly number[], extensible: boolean): number | undefined {
    const thread = this.shared.newThread();
    if (thread === undefined) return undefined;
    const plan: ThreadPlan = { thread, starter: this.own, members: [...context, thread], extensible };
    const { port1, port2 } = new MessageChannel();
    this.connect(thread, port1);
    if (this.own === MAIN) this.host.startThread(plan, port2, undefined);
    else this.links.get(MAIN)!.post({ op: "start", plan, port: port2 }, port2);
    return thread;
  }

  // ---- addresses ----

  private remote({ thread, id }: ActorAddress): RemoteDestination {
    const key = `${thread}/${id}`;
    let remote = this.remotes.get(key);
    if (remote === undefined) {
      remote = new RemoteDestination(this, thread, id);
      remote.closed = this.lost.has(thread);
      this.remotes.set(key, remote);
    }
    return remote;
  }

  /** Nobody here holds this address any more. (A closed channel in a message holds it once again, for a while.) */
  forget(remote: RemoteDestination): void {
    const { thread, id, granted } = remote;
    const key = `${thread}/${id}`;
    if (this.remotes.get(key) === remote) this.remotes.delete(key);
    remote.granted = 0;
    if (granted !== 0) this.links.get(thread)?.post({ op: "hold", id, holder: this.own, count: -granted });
  }

  /** An address for thread `to`, which is counted as a holder from now on. */
  private address(destination: Destination, to: number): ActorAddress {
    if (destination instanceof RemoteDestination) {
      const { thread, id } = destination;
      this.links.get(thread)?.post({ op: "hold", id, holder: to, count: 1 });
      if (thread !== to) this.introduce(thread, to);
      return { thread, id };
    }
    if (destination === nobody) return { thread: this.own, id: "nobody" };
    const mailbox = destination as Mailbox;
    let id = this.names.get(mailbox);
    if (id === undefined) this.publish(mailbox, (id = `${this.own}.${++this.lastName}`));
    mailbox.holdFrom(to, 1);
    return { thread: this.own, id };
  }

  /** Makes an actor for another thread; undefined when there is not enough memory, which was reported. */
  private createActor(module: ActorModule, options: ActorOptions): Mailbox | undefined {
    try {
      return this.host.createActor(module, options).mailbox;
    } catch (error) {
      this.host.report(`an actor could not be made: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private publish(mailbox: Mailbox, id: string): void {
    this.names.set(mailbox, id);
    this.mailboxes.set(id, mailbox);
    mailbox.context.onClose(() => {
      this.names.delete(mailbox);
      this.mailboxes.delete(id);
    });
  }

  /** What an address that arrived leads to. */
  private arrived({ thread, id }: ActorAddress): Destination {
    if (thread !== this.own) {
      const remote = this.remote({ thread, id });
      remote.granted++;
      return remote;
    }
    const mailbox = this.mailboxes.get(id);
    if (mailbox === undefined) return nobody;
    return mailbox;
  }

  private introduce(a: number, b: number): void {
    if (this.lost.has(a)) return this.links.get(b)?.post({ op: "gone", thread: a });
    const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (this.introduced.has(pair)) return;
    this.introduced.add(pair);
    const { port1, port2 } = new MessageChannel();
    this.links.get(a)?.post({ op: "connect", thread: b, port: port1 }, port1);
    this.links.get(b)?.post({ op: "connect", thread: a, port: port2 }, port2);
  }

  // ---- messages ----

  send(to: RemoteDestination, sender: Sender): void {
    const number = ++this.lastNumber;
    const { message } = sender;
    const held = message.attachments.filter((attachment) => attachment.fd !== undefined);
    this.sent.set(number, { sender, thread: to.thread, held });
    this.numbers.set(sender, number);
    const attachments = message.attachments.map((attachment) => {
      const own = attachment.bytes ?? attachment.fd;
      return own ?? this.address((attachment as AddressAttachment).destination, to.thread);
    });
    this.links
      .get(to.thread)
      ?.post({ op: "send", id: to.id, number, payload: message.words ?? message.bytes!, attachments });
    // What it held is held by the other thread now, but for descriptors.
    for (const attachment of message.attachments) if (attachment.fd === undefined) attachment.drop();
  }

  withdraw(to: RemoteDestination, sender: Sender): boolean {
    const number = this.numbers.get(sender);
    if (number === undefined || to.closed) return true;
    this.links.get(to.thread)?.post({ op: "withdraw", number });
    return false;
  }

  private settle(number: number, then: (sender: Sender) => void): void {
    const entry = this.sent.get(number);
    if (entry === undefined) return;
    this.sent.delete(number);
    this.numbers.delete(entry.sender);
    for (const attachment of entry.held) attachment.drop();
    then(entry.sender);
  }

  private receive(link: Link, packets: readonly Packet[]): void {
    for (const packet of packets) this.handle(link, packet);
    this.host.scheduler.turn();
  }

  private handle(link: Link, packet: Packet): void {
    switch (packet.op) {
      case "send":
        return this.take(link, packet);
      case "withdraw": {
        const sender = this.received.get(link)?.get(packet.number);
        if (sender === undefined) return; // it was answered already
        sender.mailbox.withdraw(sender);
        return sender.withdrawn();
      }
      case "taken":
      case "refused":
      case "withdrawn":
        return this.settle(packet.number, (sender) => sender[packet.op as "taken" | "refused" | "withdrawn"]());
      case "hold":
        this.mailboxes.get(packet.id)?.holdFrom(packet.holder, packet.count);
        return;
      case "spawn": {
        this.shared.countVm(this.own, -1);
        const mailbox = this.createActor(packet, packet.options);
        if (mailbox === undefined) return; // senders are refused
        if (mailbox.closed) return; // it did not compile: senders are refused
        this.publish(mailbox, packet.id);
        return mailbox.holdFrom(link.thread, 1);
      }
      case "gone":
        return this.forgetThread(packet.thread);
      case "connect":
        this.connect(packet.thread, packet.port);
        return;
      case "start": {
        const { port1, port2 } = new MessageChannel();
        this.connect(packet.plan.thread, port1);
        return this.host.startThread(packet.plan, port2, packet.port);
      }
      case "members":
        this.members = packet.members;
        return;
      case "tick":
    }
  }

  private take(link: Link, packet: Packet & { op: "send" }): void {
    const attachments = packet.attachments.map((address) => {
      if (address instanceof Uint8Array) return new SpanAttachment(address);
      if (typeof address === "number") return DescriptorAttachment.arrived(address);
      const destination = this.arrived(address);
      const attachment = new AddressAttachment(destination);
      // It was counted as held by this thread; from now on it is held in it.
      if (address.thread === this.own) this.mailboxes.get(address.id)?.holdFrom(this.own, -1);
      return attachment;
    });
    const { payload } = packet;
    const message =
      payload instanceof Uint8Array ? Message.encoded(payload, attachments) : Message.words(payload[0], payload[1]);
    const mailbox = this.mailboxes.get(packet.id);
    if (mailbox === undefined || mailbox.closed) {
      message.drop();
      return link.post({ op: "refused", number: packet.number });
    }
    let pending = this.received.get(link);
    if (pending === undefined) this.received.set(link, (pending = new Map()));
    const sender = new RemoteSender(link, pending, packet.number, mailbox, message);
    pending.set(packet.number, sender);
    if (mailbox.offer(sender)) sender.taken();
  }
}
