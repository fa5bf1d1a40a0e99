import { fstatSync, read, write } from "node:fs";
import { closeDescriptor } from "../../os/close.js";
import { seek, SEEK_CUR, SEEK_END } from "../../os/descriptors.js";
import { MissingError } from "../../os/errors.js";
import { type Done, LATER, type Transport } from "./transport.js";

/** More than that no system reads or writes at once. */
export const LONGEST = 0x7ffff000;

/** What is known of a file that was just opened: nobody has moved its position yet. */
export interface FreshFile {
  readonly append: boolean;
}

/**
 * Files: Node reads and writes them on a thread of libuv's. What has begun cannot be stopped, so it is finished: the descriptor is
 * not closed before.
 *
 * The position is the system's, which all share who share the open file description. To move it takes koffi. Without that, the
 * object keeps a position of its own from the first seek on.
 */
export class PoolTransport implements Transport {
  /** Reads and writes that are going on. */
  private busy = 0;
  private closed = false;
  private readDone: Done | undefined;
  private writeDone: Done | undefined;
  /** The position, as far as this object can tell; NaN: it cannot. */
  private position: number;
  /** The position is this object's, the system's does not count. */
  private own = false;

  constructor(
    readonly fd: number,
    private readonly fresh: FreshFile | undefined,
  ) {
    this.position = fresh ? 0 : NaN;
  }

  read(to: Uint8Array, done: Done): number {
    this.readDone = done;
    this.busy++;
    read(this.fd, to, 0, Math.min(to.length, LONGEST), this.own ? this.position : null, this.afterRead);
    return LATER;
  }

  private readonly afterRead = (error: unknown, n: number): void => {
    if (n > 0) this.position += n;
    this.finish();
    this.readDone!(error, n);
  };

  stopRead(): boolean {
    return false;
  }

  write(from: Uint8Array, done: Done): number {
    this.writeDone = done;
    this.busy++;
    write(this.fd, from, 0, Math.min(from.length, LONGEST), this.own ? this.position : null, this.afterWrite);
    return LATER;
  }

  private readonly afterWrite = (error: unknown, n: number): void => {
    if (n > 0) this.position += n;
    if (this.fresh?.append) this.position = this.own ? fstatSync(this.fd).size : NaN;
    this.finish();
    this.writeDone!(error, n);
  };

  stopWrite(): boolean {
    return false;
  }

  private finish(): void {
    this.busy--;
    if (this.closed && this.busy === 0) closeDescriptor(this.fd);
  }

  seek(offset: number, whence: number): number {
    try {
      if (!this.own) return (this.position = seek(this.fd, offset, whence));
    } catch (error) {
      if (!(error instanceof MissingError)) throw error;
      if (whence === SEEK_CUR && Number.isNaN(this.position)) throw error;
    }
    const from = whence === SEEK_CUR ? this.position : whence === SEEK_END ? fstatSync(this.fd).size : 0;
    if (from + offset < 0) throw Object.assign(new Error("a position before the beginning"), { code: "EINVAL" });
    this.own = true;
    return (this.position = from + offset);
  }

  detach(): void {}

  close(): void {
    this.closed = true;
    if (this.busy === 0) closeDescriptor(this.fd);
  }
}
