import { closeDescriptor } from "../../os/close.js";
import { isWritable, NOT_YET, readNow, seek, setNonBlocking, writeNow } from "../../os/descriptors.js";
import { type Readiness, readinessOf } from "../../os/readiness.js";
import { receiveNow, sendNow } from "../../os/sockets.js";
import { Backoff } from "../../scheduler/runtime/backoff.js";
import { type Done, LATER, type Transport } from "./transport.js";

/** So much can be written at once when a blocking pipe has become writable (PIPE_BUF). */
const SHARED_WRITE = process.platform === "linux" ? 4096 : 512;

/** What a descriptor is like when a transport gets it. */
export type Kind = "any" | "shared" | "own";

/**
 * Pipes, sockets, terminals: reads and writes that do not block, and waiting on the event loop. What was read is in the caller's
 * memory, and nothing is read before somebody asks.
 *
 * A non-blocking descriptor is that for everybody who shares its open file description, other processes too. A `"shared"` one stays
 * blocking: it is read and written once it is ready, and written in small pieces. When somebody else empties (or fills) it in
 * between, this thread blocks until there is something again. One of our `"own"` does not block already, and nobody shares it.
 */
export class PollTransport implements Transport {
  protected readonly readiness: Readiness;
  private readonly shared: boolean;
  /** Whether it was blocking. */
  private readonly changed: boolean;

  // What is going on.
  private target!: Uint8Array;
  private readFlags = 0;
  private readDone!: Done;
  /** A look whether there is something already is in vain with a peer that only answers, and costs a tenth of a round trip. */
  private readonly looks = new Backoff();
  private source!: Uint8Array;
  private writeFlags = 0;
  private writeDone!: Done;

  /** @param fd one that is pollable() */
  constructor(
    readonly fd: number,
    private readonly kind: Kind = "any",
  ) {
    this.shared = kind === "shared";
    this.changed = kind === "any" && setNonBlocking(fd, true);
    this.readiness = readinessOf(fd, this.shared);
  }

  read(to: Uint8Array, done: Done, flags = 0): number {
    if (!this.shared && this.looks.due()) {
      const n = this.readNow(to, flags);
      if (n !== NOT_YET) {
        this.looks.hit();
        return n;
      }
      this.looks.miss();
    }
    this.target = to;
    this.readFlags = flags;
    this.readDone = done;
    this.readiness.onReadable(this.tryRead);
    return LATER;
  }

  private readonly tryRead = (): void => {
    let n: number;
    try {
      n = this.readNow(this.target, this.readFlags);
      if (n === NOT_YET) return this.readiness.onReadable(this.tryRead);
    } catch (error) {
      return this.readDone(error, 0);
    }
    this.readDone(undefined, n);
  };

  private readNow(to: Uint8Array, flags: number): number {
    return flags === 0 ? readNow(this.fd, to) : receiveNow(this.fd, to, flags);
  }

  stopRead(): boolean {
    this.readiness.cancelReadable();
    return true;
  }

  write(from: Uint8Array, done: Done, flags = 0): number {
    const n = this.shared ? NOT_YET : this.writeNow(from, flags);
    if (n !== NOT_YET) return n;
    this.source = from;
    this.writeFlags = flags;
    this.writeDone = done;
    this.readiness.onWritable(this.tryWrite);
    return LATER;
  }

  private readonly tryWrite = (): void => {
    let n: number;
    try {
      n = this.shared ? this.writePieces(this.source) : this.writeNow(this.source, this.writeFlags);
      if (n === NOT_YET) return this.readiness.onWritable(this.tryWrite);
    } catch (error) {
      return this.writeDone(error, 0);
    }
    this.writeDone(undefined, n);
  };

  private writeNow(from: Uint8Array, flags: number): number {
    return flags === 0 ? writeNow(this.fd, from) : sendNow(this.fd, from, flags);
  }

  /** Writes to a blocking descriptor that is writable, as long as it is. */
  private writePieces(from: Uint8Array): number {
    let done = writeNow(this.fd, from.subarray(0, SHARED_WRITE));
    try {
      while (done > 0 && done < from.length && isWritable(this.fd)) {
        const n = writeNow(this.fd, from.subarray(done, done + SHARED_WRITE));
        if (n === NOT_YET) break;
        done += n;
      }
    } catch {
      // The next write is told as well.
    }
    return done;
  }

  stopWrite(): boolean {
    this.readiness.cancelWritable();
    return true;
  }

  seek(offset: number, whence: number): number {
    return seek(this.fd, offset, whence);
  }

  detach(): void {
    this.readiness.close();
    // Programs that a descriptor is handed to expect one that blocks.
    if (this.changed || this.kind === "own") setNonBlocking(this.fd, false);
  }

  close(): void {
    this.readiness.close();
    // What others share must be as it was, even when nobody does any more.
    if (this.changed) setNonBlocking(this.fd, false);
    closeDescriptor(this.fd);
  }
}
