import { writeSync } from "node:fs";
import { type Socket } from "node:net";
import { isMainThread } from "node:worker_threads";
import { MissingError } from "../../os/errors.js";
import { type Done, LATER, type Transport } from "../io/transport.js";

/**
 * Standard streams that are pipes, sockets or terminals, on systems without koffi. They work, with less care:
 *
 * - a full pipe keeps the whole thread waiting, as it does for print()
 * - input is read ahead by Node, so that children who share it may find something missing. Only in the main thread
 */
export type Output = Pick<Transport, "write" | "stopWrite">;
export type Input = Pick<Transport, "read" | "stopRead">;

/** Time between two looks at a descriptor that is non-blocking and full. */
const RETRY_MS = 5;

export class BlockingOutput implements Output {
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly fd: number) {}

  write(from: Uint8Array, done: Done): number {
    try {
      return writeSync(this.fd, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      this.retry = setTimeout(() => this.tryAgain(from, done), RETRY_MS);
      return LATER;
    }
  }

  private tryAgain(from: Uint8Array, done: Done): void {
    let n: number;
    try {
      n = this.write(from, done);
    } catch (error) {
      return done(error, 0);
    }
    if (n !== LATER) done(undefined, n);
  }

  stopWrite(): boolean {
    clearTimeout(this.retry);
    return true;
  }
}

export class NodeInput implements Input {
  private readonly stdin: Socket;
  private pending: { readonly to: Uint8Array; readonly done: Done } | undefined;

  constructor() {
    if (!isMainThread) throw new MissingError("koffi");
    this.stdin = process.stdin;
  }

  read(to: Uint8Array, done: Done): number {
    const n = this.take(to);
    if (n !== LATER) return n;
    this.pending = { to, done };
    for (const event of ["readable", "end", "error"]) this.stdin.on(event, this.ready);
    this.stdin.ref();
    return LATER;
  }

  /** Bytes that are there, 0 at the end, LATER when neither is known. */
  private take(to: Uint8Array): number {
    const { stdin } = this;
    if (stdin.errored) throw stdin.errored;
    if (stdin.readableEnded) return 0;
    const available = Math.min(stdin.readableLength, to.length);
    const chunk = stdin.read(available) as Buffer | null; // read(0) makes it look for more
    if (chunk === null) return LATER;
    to.set(chunk);
    return chunk.length;
  }

  private readonly ready = (): void => {
    const { to, done } = this.pending!;
    let n: number;
    try {
      n = this.take(to);
    } catch (error) {
      this.stopRead();
      return done(error, 0);
    }
    if (n === LATER) return;
    this.stopRead();
    done(undefined, n);
  };

  stopRead(): boolean {
    for (const event of ["readable", "end", "error"]) this.stdin.off(event, this.ready);
    this.stdin.unref(); // it goes on reading ahead, which is no reason to stay
    this.pending = undefined;
    return true;
  }
}
