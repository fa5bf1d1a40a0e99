import { AddressAttachment } from "../channel.js";
import { type Destination, type Mailbox } from "../runtime/mailbox.js";
import { type ActorAddress, type Packet } from "./protocol.js";
import { nobody, RemoteDestination, type Routes } from "./remote.js";

/** What addresses need of the thread they are in. */
export interface AddressHost extends Routes {
  readonly own: number;
  post(thread: number, packet: Packet): void;
  /** Whether a thread is known to be gone. */
  lost(thread: number): boolean;
  /** It matters from now on whether this thread is gone. */
  watch(thread: number): void;
}

/**
 * The addresses of actors, as they go to other threads and come from them.
 *
 * Who holds an address is counted where the actor lives, by thread (Mailbox.holdFrom): whoever passes an address on says on whose
 * behalf it is held from now on, before the address itself can arrive. What a thread has held is given up when it is gone.
 */
export class Addresses {
  /** Actors here that are known elsewhere. */
  private readonly mailboxes = new Map<string, Mailbox>();
  private readonly names = new Map<Mailbox, string>();
  private readonly remotes = new Map<string, RemoteDestination>();
  private lastName = 0;

  constructor(private readonly host: AddressHost) {}

  /** The actor here that others know by this name. */
  mailbox(id: string): Mailbox | undefined {
    return this.mailboxes.get(id);
  }

  /** Makes an actor of this thread known to others. */
  publish(mailbox: Mailbox, id: string): void {
    this.names.set(mailbox, id);
    this.mailboxes.set(id, mailbox);
    mailbox.context.onClose(() => {
      this.names.delete(mailbox);
      this.mailboxes.delete(id);
    });
  }

  /** An actor that is about to be made in another thread, which counts us as a holder. */
  newRemote(thread: number): RemoteDestination {
    const remote = this.remote(thread, this.newName());
    remote.granted = 1;
    return remote;
  }

  /** What goes to thread `to` in place of an address: that thread is counted as a holder from now on. */
  leaving({ destination, closed }: AddressAttachment, to: number): ActorAddress {
    const { own } = this.host;
    if (destination instanceof RemoteDestination) {
      const { thread, id } = destination;
      if (closed) return { thread, id, closed };
      this.host.post(thread, { op: "hold", id, holder: to, count: 1 });
      return { thread, id };
    }
    if (destination === nobody) return { thread: own, id: "nobody" };
    const mailbox = destination as Mailbox;
    let id = this.names.get(mailbox);
    if (closed) return { thread: own, id: id ?? "unknown", closed };
    if (id === undefined) this.publish(mailbox, (id = this.newName()));
    mailbox.holdFrom(to, 1);
    return { thread: own, id };
  }

  /** What an address that arrived leads to, held by a message. */
  arriving({ thread, id, closed }: ActorAddress): AddressAttachment {
    if (closed) return new AddressAttachment(this.known(thread, id) ?? nobody, true);
    if (thread !== this.host.own) {
      const remote = this.remote(thread, id);
      remote.granted++;
      return new AddressAttachment(remote);
    }
    const mailbox = this.mailboxes.get(id);
    const attachment = new AddressAttachment(mailbox ?? nobody);
    mailbox?.holdFrom(this.host.own, -1); // it was counted as held by this thread; from now on it is held in it
    return attachment;
  }

  private known(thread: number, id: string): Destination | undefined {
    return thread === this.host.own ? this.mailboxes.get(id) : this.remotes.get(`${thread}/${id}`);
  }

  private remote(thread: number, id: string): RemoteDestination {
    const key = `${thread}/${id}`;
    let remote = this.remotes.get(key);
    if (remote === undefined) {
      remote = new RemoteDestination(this.host, thread, id);
      remote.closed = this.host.lost(thread);
      this.remotes.set(key, remote);
    }
    return remote;
  }

  private newName(): string {
    return `${this.host.own}.${++this.lastName}`;
  }

  /** Nobody here holds this address any more. (A closed channel in a message may hold it once again, for a while.) */
  forget(remote: RemoteDestination): void {
    const { thread, id, granted } = remote;
    const key = `${thread}/${id}`;
    if (this.remotes.get(key) === remote) this.remotes.delete(key);
    remote.granted = 0;
    if (granted !== 0) this.host.post(thread, { op: "hold", id, holder: this.host.own, count: -granted });
  }

  /** Another thread holds the address of an actor here `count` times more. What a lost thread held is not counted any more. */
  hold(id: string, holder: number, count: number): void {
    const mailbox = this.mailboxes.get(id);
    if (mailbox === undefined || this.host.lost(holder)) return;
    mailbox.holdFrom(holder, count);
    this.host.watch(holder);
  }

  /** A thread is gone, and with it its actors and what they held. */
  loseThread(thread: number): void {
    for (const remote of this.remotes.values()) if (remote.thread === thread) remote.closed = true;
    for (const mailbox of this.names.keys()) mailbox.loseThread(thread);
  }
}
