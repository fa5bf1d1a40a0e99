import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type Packet } from "./protocol.js";

/** What the main thread can do for it. */
export interface Registrar {
  post(thread: number, packet: Packet, ...ports: MessagePort[]): void;
  /** Whether there is a way to this thread already, or it is gone. */
  knows(thread: number): boolean;
  lost(thread: number): boolean;
}

/**
 * Gives threads ways to each other, each two of them one. Only the main thread does it: it has a way to every thread, and
 * outlives them all. Were it done by the thread that tells the one of the other, and that were killed in the middle, the two could
 * not know whether the other is gone or only the way to it.
 */
export class Introductions {
  private readonly peers = new Map<number, Set<number>>();
  /** Threads that others asked for before their own starter did: who asked. */
  private readonly expected = new Map<number, number[]>();

  constructor(private readonly registrar: Registrar) {}

  /** `asker` wants a way to `thread`. */
  introduce(asker: number, thread: number): void {
    const { registrar } = this;
    if (registrar.lost(thread)) return registrar.post(asker, { op: "gone", thread });
    if (!registrar.knows(thread)) {
      this.expected.set(thread, [...(this.expected.get(thread) ?? []), asker]);
      return;
    }
    if (!this.note(asker, thread)) return; // it was the other's wish, too
    const { port1, port2 } = new MessageChannel();
    registrar.post(asker, { op: "connect", thread, port: port1 }, port1);
    registrar.post(thread, { op: "connect", thread: asker, port: port2 }, port2);
  }

  /** A thread was started, with a way to its starter. */
  started(thread: number, starter: number): void {
    this.note(thread, starter);
    const askers = this.expected.get(thread) ?? [];
    this.expected.delete(thread);
    for (const asker of askers) this.introduce(asker, thread);
  }

  /** Notes that two threads have a way to each other; false: that is known. */
  private note(a: number, b: number): boolean {
    if (this.of(a).has(b)) return false;
    this.of(a).add(b);
    this.of(b).add(a);
    return true;
  }

  private of(thread: number): Set<number> {
    let peers = this.peers.get(thread);
    if (peers === undefined) this.peers.set(thread, (peers = new Set()));
    return peers;
  }

  /** A thread is gone. Whoever has a way to it will notice, and until then not everything has happened. */
  forget(thread: number): void {
    for (const peer of this.of(thread)) {
      this.registrar.post(peer, { op: "ended", thread });
      this.peers.get(peer)?.delete(thread);
    }
    this.peers.delete(thread);
  }
}
