import { closeDescriptor } from "../../os/close.js";
import { isWritable, NOT_YET, readNow, seek, setNonBlocking, writeNow } from "../../os/descriptors.js";
import { Readiness } from "../../os/readiness.js";
import { type Done, LATER, type Transport } from "./transport.js";

/** So much can be written at once when a blocking pipe has become writable (PIPE_BUF). */
const SHARED_WRITE = process.platform === "linux" ? 4096 : 512;

/**
 * Pipes, sockets, terminals: reads and writes that do not block, and waiting on the event loop. What was read is in the caller's
 * memory, and nothing is read before somebody asks.
 *
 * A non-blocking descriptor is that for everybody who shares its open file description, other processes too. A `shared` one stays
 * blocking: it is read and written once it is ready, and written in small pieces. When somebody else empties (or fills) it in
 * between, this thread blocks until there is something again.
 */
export class PollTransport implements Transport {
  private readonly readiness: Readiness;
  /** Whether it was blocking. */
  private readonly changed: boolean;

  /** @param fd one that is pollable() */
  constructor(
    private readonly fd: number,
    private readonly shared: boolean,
  ) {
    this.changed = !shared && setNonBlocking(fd, true);
    this.readiness = new Readiness(fd, shared);
  }

  read(to: Uint8Array, done: Done): number {
    const n = this.shared ? NOT_YET : readNow(this.fd, to);
    if (n !== NOT_YET) return n;
    this.readiness.onReadable(() => this.tryRead(to, done));
    return LATER;
  }

  private tryRead(to: Uint8Array, done: Done): void {
    let n: number;
    try {
      n = readNow(this.fd, to);
      if (n === NOT_YET) return this.readiness.onReadable(() => this.tryRead(to, done));
    } catch (error) {
      return done(error, 0);
    }
    done(undefined, n);
  }

  stopRead(): boolean {
    this.readiness.cancelReadable();
    return true;
  }

  write(from: Uint8Array, done: Done): number {
    const n = this.shared ? NOT_YET : writeNow(this.fd, from);
    if (n !== NOT_YET) return n;
    this.readiness.onWritable(() => this.tryWrite(from, done));
    return LATER;
  }

  private tryWrite(from: Uint8Array, done: Done): void {
    let n: number;
    try {
      n = this.shared ? this.writePieces(from) : writeNow(this.fd, from);
      if (n === NOT_YET) return this.readiness.onWritable(() => this.tryWrite(from, done));
    } catch (error) {
      return done(error, 0);
    }
    done(undefined, n);
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
    if (this.changed) setNonBlocking(this.fd, false);
  }

  close(): void {
    this.readiness.close();
    // What others share must be as it was, even when nobody does any more.
    if (this.changed) setNonBlocking(this.fd, false);
    closeDescriptor(this.fd);
  }
}
