import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type ActorModule, type ActorOptions, type Actors } from "../runtime/actors.js";
import { now } from "../runtime/clock.js";
import { type Destination, type Mailbox, type Sender } from "../runtime/mailbox.js";
import { type Scheduler } from "../runtime/scheduler.js";
import { type VmContext } from "../runtime/vm-context.js";
import { type AddressHost, Addresses } from "./addresses.js";
import { Exchange } from "./exchange.js";
import { Introductions } from "./introductions.js";
import { Link, type LinkEvents } from "./link.js";
import { type Packet, type ThreadPlan } from "./protocol.js";
import { type RemoteDestination } from "./remote.js";
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
  /** Ends the oldest VM here, which waits for ever; false: there is none. */
  endOldest(): boolean;
}

const MAIN = 0;

/** How long to look for messages before sleeping, and how long to go on when they keep coming; Node must have its turn. */
const POLL_MS = 0.05;
const LONGEST_POLL_MS = 4;
const PROCESSORS = availableParallelism();

/**
 * This thread among the threads of a program: its links to others, who is gone, and whether anybody has work.
 *
 * Every thread has a link to the main one, which starts them all, and gets links to others when it has something to say to them,
 * or has to know when they are gone (Introductions). What addresses mean is said in Addresses, how messages travel in Exchange.
 */
export class Threads implements Actors, AddressHost {
  /** The link by which each thread is reached. */
  private readonly links = new Map<number, Link>();
  private readonly dirty = new Set<Link>();
  private readonly gone = new Set<number>();
  /** Threads that are gone, but what they said may still be on its way here. */
  private readonly ending = new Set<number>();
  private readonly addresses = new Addresses(this);
  private readonly exchange = new Exchange(this.addresses, (thread, packet) => this.post(thread, packet));
  /** Of the main thread. */
  private readonly introductions: Introductions | undefined;
  /** Nothing more is to be done here: links do not keep this thread from ending. */
  private released = false;
  private polling = false;
  private readonly linkEvents: LinkEvents = {
    receive: (link, packets) => this.receive(link.thread, packets),
    quiet: () => this.noticeQuiet(),
    close: (link) => this.lose(link.thread),
    dirty: (link) => {
      if (this.dirty.size === 0) queueMicrotask(this.flushAll);
      this.dirty.add(link);
    },
  };

  constructor(
    readonly own: number,
    readonly shared: SharedState,
    private readonly host: ThreadHost,
    private members: readonly number[],
    private readonly extensible: boolean,
  ) {
    if (own === MAIN) {
      this.introductions = new Introductions({
        post: (thread, packet, ...ports) => this.post(thread, packet, ...ports),
        knows: (thread) => this.links.get(thread)?.attached ?? false,
        lost: (thread) => this.lost(thread),
      });
    }
    host.scheduler.threads = this;
    shared.setWorking(own, true);
  }

  // ---- links ----

  /** Here is a way to another thread. */
  connect(thread: number, port: MessagePort): void {
    if (this.gone.has(thread)) return port.close();
    (this.links.get(thread) ?? this.newLink(thread)).attach(port);
  }

  private newLink(thread: number): Link {
    const link = new Link(thread, this.own, this.shared, this.linkEvents);
    if (this.released) link.letGo();
    this.links.set(thread, link);
    return link;
  }

  post(thread: number, packet: Packet, ...ports: MessagePort[]): void {
    const link = this.gone.has(thread) ? undefined : this.linkTo(thread);
    if (link) link.post(packet, ...ports);
    else for (const port of ports) port.close();
  }

  /** The link to another thread, there or to come. */
  private linkTo(thread: number): Link {
    const known = this.links.get(thread);
    if (known !== undefined) return known;
    if (this.own !== MAIN) this.post(MAIN, { op: "introduce", thread });
    return this.newLink(thread);
  }

  /** It is to be known from now on when another thread is gone. */
  watch(thread: number): void {
    if (thread !== this.own && !this.gone.has(thread)) this.linkTo(thread);
  }

  lost(thread: number): boolean {
    return this.gone.has(thread);
  }

  private readonly flushAll = (): void => {
    this.links.get(MAIN)?.flush(); // it may be told there of threads that others are about to hear of
    for (const link of this.dirty) link.flush();
    this.dirty.clear();
  };

  /** A thread is gone, and all that it said was received. */
  private lose(thread: number): void {
    if (this.gone.has(thread)) return;
    this.turnBegins(); // what this makes ready counts as work from now on
    this.host.scheduler.wakeUp();
    this.gone.add(thread);
    this.ending.delete(thread);
    this.links.get(thread)?.end();
    this.links.delete(thread);
    this.members = this.members.filter((member) => member !== thread);
    this.addresses.loseThread(thread);
    this.exchange.loseThread(thread);
    if (this.introductions === undefined) return;
    this.introductions.forget(thread);
    this.shared.died(thread); // whether that leaves nobody with work is seen when our turn ends
  }

  // ---- who has work ----

  /** Something is to be done here. */
  turnBegins(): void {
    this.shared.setWorking(this.own, true);
  }

  /** The scheduler is done with a turn. */
  turnEnded(): void {
    this.flushAll();
    const { scheduler } = this.host;
    if (scheduler.busy || this.ending.size > 0) return;
    if (this.polling) return;
    if (this.poll()) return;
    if (this.shared.setWorking(this.own, false)) this.becameQuiet();
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

  private becameQuiet(): void {
    if (this.own === MAIN) this.noticeQuiet();
    else this.links.get(MAIN)?.postQuiet();
  }

  /** Nobody has work, as it seems. In virtual time the next sleeper is due; otherwise the program is over. */
  private noticeQuiet(): void {
    if (!this.shared.quiet) return;
    const next = this.host.scheduler.timers.clock.virtual ? this.shared.nextTimer() : undefined;
    if (next === undefined) return this.endWaiting();
    this.shared.now = Math.max(this.shared.now, next.at);
    if (next.thread === this.own) this.haveTurn();
    else this.post(next.thread, { op: "tick" });
  }

  private haveTurn(): void {
    this.turnBegins();
    this.host.scheduler.wakeUp();
  }

  /**
   * VMs are left that wait for one another, for ever. They are ended one by one, those of this thread first, as each may wake
   * others; when none is left, the threads may end.
   */
  private endWaiting(): void {
    if (this.host.endOldest()) return this.haveTurn();
    for (const thread of this.links.keys()) if (this.shared.vms(thread) > 0) return this.post(thread, { op: "end" });
    this.letGo();
  }

  /** There are no VMs here any more. A context of one thread gets no others, and may end. */
  release(): void {
    if (this.own !== MAIN && this.members.length === 1) this.letGo();
  }

  private letGo(): void {
    this.released = true;
    for (const link of this.links.values()) link.letGo();
  }

  // ---- actors ----

  spawn(parent: VmContext, module: ActorModule, options: ActorOptions): Destination {
    const thread = options.inheritContext ? this.leastLoaded() : this.newThread([], options.concurrencyHint !== 1);
    if (thread === undefined) return parent.errors.raiseGeneric("EAGAIN");
    if (thread === this.own) return this.host.createActor(module, options).mailbox;
    const remote = this.addresses.newRemote(thread);
    this.shared.countVm(thread, 1); // until it is made there: the next one may go elsewhere
    this.post(thread, { op: "spawn", id: remote.id, ...module, options });
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
      if (member !== this.own) this.post(member, { op: "members", members: this.members });
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
    else this.post(MAIN, { op: "start", plan, port: port2 }, port2);
    return thread;
  }

  /** Another thread has this one, the main one, start a thread. */
  private startFor({ plan, port }: Packet & { op: "start" }): void {
    const { port1, port2 } = new MessageChannel();
    this.connect(plan.thread, port1);
    this.host.startThread(plan, port2, port);
    this.introductions!.started(plan.thread, plan.starter);
  }

  /** Makes an actor for another thread; when there is not enough memory, which is reported, its senders are refused. */
  private createFor(thread: number, { id, options, ...module }: Packet & { op: "spawn" }): void {
    this.shared.countVm(this.own, -1);
    let mailbox: Mailbox;
    try {
      ({ mailbox } = this.host.createActor(module, options));
    } catch (error) {
      return this.host.report(`an actor could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (mailbox.closed) return; // it did not compile: senders are refused
    this.addresses.publish(mailbox, id);
    mailbox.holdFrom(thread, 1);
  }

  // ---- messages ----

  send(to: RemoteDestination, sender: Sender): void {
    this.exchange.send(to, sender);
  }

  withdraw(to: RemoteDestination, sender: Sender): boolean {
    return this.exchange.withdraw(to, sender);
  }

  forget(remote: RemoteDestination): void {
    this.addresses.forget(remote);
  }

  private receive(thread: number, packets: readonly Packet[]): void {
    for (const packet of packets) this.handle(thread, packet);
    this.host.scheduler.turn();
  }

  private handle(thread: number, packet: Packet): void {
    switch (packet.op) {
      case "send":
        return this.exchange.take(thread, packet);
      case "withdraw":
        return this.exchange.giveBack(thread, packet.number);
      case "taken":
      case "refused":
      case "withdrawn":
        return this.exchange.settle(packet.number, packet.op);
      case "hold":
        return this.addresses.hold(packet.id, packet.holder, packet.count);
      case "spawn":
        return this.createFor(thread, packet);
      case "introduce":
        return this.introductions!.introduce(thread, packet.thread);
      case "gone":
        return this.lose(packet.thread);
      case "ended":
        if (!this.gone.has(packet.thread)) this.ending.add(packet.thread);
        return;
      case "connect":
        return this.connect(packet.thread, packet.port);
      case "start":
        return this.startFor(packet);
      case "members":
        this.members = packet.members;
        return;
      case "end":
        if (!this.host.endOldest()) this.shared.noVms(this.own);
        return;
      case "tick":
    }
  }
}
