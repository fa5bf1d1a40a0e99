import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { type Batch, pack, type Packet, QUIET, unpack } from "./protocol.js";
import { type SharedState } from "./shared.js";

type Incoming = Batch | typeof QUIET;

/** A way to one other thread. What is said during a turn travels together at its end. */
export class Link {
  closed = false;
  private batch: Batch = [];
  private ports: MessagePort[] = [];

  constructor(
    /** The other thread. */
    readonly thread: number,
    private readonly own: number,
    private readonly port: MessagePort,
    private readonly shared: SharedState,
    private readonly events: {
      receive(link: Link, packets: readonly Packet[]): void;
      quiet(): void;
      close(link: Link): void;
      /** Whether the other thread is known to be gone: what is posted to it counts as work that nobody does. */
      gone(link: Link): boolean;
      /** The first packet of a batch was posted: flush() is wanted soon. */
      dirty(link: Link): void;
    },
  ) {
    port.on("message", (message: Incoming) => this.accept(message));
    port.on("close", () => {
      if (this.closed) return;
      this.closed = true;
      events.close(this);
    });
  }

  private accept(message: Incoming): void {
    if (message === QUIET) return this.events.quiet();
    this.shared.setWorking(this.own, true);
    this.shared.arrived(this.own);
    this.events.receive(this, unpack(message));
  }

  /** Takes a message that is there already, without waiting for Node to bring it. False: there is none. */
  poll(): boolean {
    const found = receiveMessageOnPort(this.port);
    if (found === undefined) return false;
    this.accept(found.message as Incoming);
    return true;
  }

  /** @param ports those in the packet, which move to the other thread */
  post(packet: Packet, ...ports: MessagePort[]): void {
    if (this.closed || this.events.gone(this)) return;
    if (this.batch.length === 0) this.events.dirty(this);
    pack(this.batch, packet);
    this.ports.push(...ports);
  }

  flush(): void {
    const { batch, ports } = this;
    if (batch.length === 0) return;
    this.batch = [];
    this.ports = [];
    if (this.closed || this.events.gone(this)) return;
    this.shared.posting(this.thread);
    this.port.postMessage(batch, ports);
  }

  /** Tells the main thread that nobody seems to have work. */
  postQuiet(): void {
    if (!this.closed) this.port.postMessage(QUIET);
  }

  /** Whether this link keeps the thread from ending. */
  hold(on: boolean): void {
    if (on) this.port.ref();
    else this.port.unref();
  }
}
