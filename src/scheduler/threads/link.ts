import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { type Batch, pack, type Packet, QUIET, unpack } from "./protocol.js";
import { type SharedState } from "./shared.js";

type Incoming = Batch | typeof QUIET;

/** What a link tells. */
export interface LinkEvents {
  receive(link: Link, packets: readonly Packet[]): void;
  quiet(): void;
  /** The other thread is gone; all that it said was received. */
  close(link: Link): void;
  /** The first packet of a batch was posted: flush() is wanted soon. */
  dirty(link: Link): void;
}

/**
 * The way to one other thread. What is said during a turn travels together at its end. As long as the way itself, a port, is still
 * on its way (see Introductions), what is said waits here.
 */
export class Link {
  private port: MessagePort | undefined;
  private over = false;
  private holding = true;
  private batch: Batch = [];
  private ports: MessagePort[] = [];

  constructor(
    /** The other thread. */
    readonly thread: number,
    private readonly own: number,
    private readonly shared: SharedState,
    private readonly events: LinkEvents,
  ) {}

  /** Whether what is said gets anywhere yet. */
  get attached(): boolean {
    return this.port !== undefined;
  }

  /** Here is the way. */
  attach(port: MessagePort): void {
    this.port = port;
    port.on("message", (message: Incoming) => this.accept(message));
    port.on("close", () => {
      if (!this.over) this.events.close(this);
    });
    if (!this.holding) port.unref();
    if (this.batch.length > 0) this.events.dirty(this);
  }

  private accept(message: Incoming): void {
    if (message === QUIET) return this.events.quiet();
    this.shared.setWorking(this.own, true);
    this.shared.arrived(this.own);
    this.events.receive(this, unpack(message));
  }

  /** Takes a message that is there already, without waiting for Node to bring it. False: there is none. */
  poll(): boolean {
    const found = this.port && receiveMessageOnPort(this.port);
    if (found === undefined) return false;
    this.accept(found.message as Incoming);
    return true;
  }

  /** @param ports those in the packet, which move to the other thread */
  post(packet: Packet, ...ports: MessagePort[]): void {
    if (this.over) return closeAll(ports);
    if (this.batch.length === 0) this.events.dirty(this);
    pack(this.batch, packet);
    this.ports.push(...ports);
  }

  flush(): void {
    const { batch, ports } = this;
    if (batch.length === 0 || this.port === undefined) return;
    this.batch = [];
    this.ports = [];
    if (this.shared.posting(this.thread)) this.port.postMessage(batch, ports);
    else closeAll(ports);
  }

  /** Tells the main thread that nobody seems to have work. */
  postQuiet(): void {
    this.port?.postMessage(QUIET);
  }

  /** Lets the thread end although this link is there. */
  letGo(): void {
    this.holding = false;
    this.port?.unref();
  }

  /** The other thread is gone: what was said to it is said to nobody. */
  end(): void {
    this.over = true;
    this.batch = [];
    closeAll(this.ports.splice(0));
    this.port?.close();
  }
}

/** Ports that do not reach their thread: whoever has the other end is told that nobody is there. */
function closeAll(ports: readonly MessagePort[]): void {
  for (const port of ports) port.close();
}
