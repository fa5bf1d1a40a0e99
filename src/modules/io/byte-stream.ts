import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { closeDescriptor } from "../../os/close.js";
import { MissingError } from "../../os/errors.js";
import { hasLibc } from "../../os/libc.js";
import { pollable } from "../../os/readiness.js";
import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "./operation.js";
import { PollTransport } from "./poll-transport.js";
import { type FreshFile, PoolTransport } from "./pool-transport.js";
import { EOF, raiseError } from "./system-error.js";
import { type Done, LATER, type Transport } from "./transport.js";

/** How a stream is to treat its descriptor. */
export interface StreamOptions {
  /** Others use the open file description as well, so it is to stay blocking: see PollTransport. */
  shared?: boolean;
  /** It is a file that was just opened. */
  fresh?: FreshFile;
}

/**
 * A stream of bytes over a descriptor, whatever that is: what file.stream, the ends of pipes and the standard streams have in common.
 * A fiber may read while another one writes; a second reader or writer gets EBUSY.
 *
 * One read_some is one read(2) into the caller's memory, one write_some is one write(2): nothing is buffered here.
 */
export class ByteStream {
  private opened: OpenStream | undefined;

  constructor(private readonly context: VmContext) {}

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** The descriptor. EBADF when the stream is closed. */
  get fd(): number {
    return this.current.fd;
  }

  private get current(): OpenStream {
    return this.opened ?? this.context.errors.raiseSystem("EBADF");
  }

  /** Raises misc.already_open unless it is closed. */
  mustBeClosed(): void {
    if (this.opened) this.context.errors.raise(miscCategory, miscCategory.codes.already_open);
  }

  /** Takes over a descriptor. The stream is closed. */
  assign(fd: number, options: StreamOptions = {}): void {
    this.opened = new OpenStream(this.context, fd, options);
  }

  /**
   * Reads once. Suspends, but when there is an error at once; an interruption point.
   * @param to nothing is read when it is empty
   * @returns what the host function answers; its result is the number of bytes read
   * Raises EBADF, EBUSY, misc.eof, and what the system says.
   */
  readSome(to: Uint8Array): number {
    this.context.suspendable();
    return this.current.readSome(to);
  }

  /**
   * Writes once, as much as there is room for. As readSome(); EPIPE when nobody will read that.
   * @param from stays as it is until the fiber goes on
   */
  writeSome(from: Uint8Array): number {
    this.context.suspendable();
    return this.current.writeSome(from);
  }

  /** Moves the position of a file. EBUSY while it is being read or written. */
  seek(offset: number, whence: number): number {
    return this.current.seek(offset, whence);
  }

  /** Fibers that wait in reads and writes get ECANCELED. What cannot be stopped is finished instead. */
  cancel(): void {
    this.current.abort();
  }

  /** As cancel(), and closes the descriptor, as soon as nothing uses it any more. */
  close(): void {
    const { current } = this;
    this.opened = undefined;
    current.abort();
    current.close();
  }

  /** As cancel(); the descriptor is the caller's from now on. EBUSY when a read or a write cannot be stopped. */
  release(): number {
    const { current } = this;
    if (!current.abort()) this.context.errors.raiseSystem("EBUSY");
    this.opened = undefined;
    current.detach();
    return current.fd;
  }

  /** Its userdata died: nobody can use it any more. */
  drop(): void {
    const { opened } = this;
    this.opened = undefined;
    if (!this.context.closed) opened?.abort();
    opened?.close();
  }
}

/** A stream from assign() to close(): a file operation may outlive it, and must not meet the next one. */
class OpenStream {
  private transport: Transport | undefined;
  private reader: Operation | undefined;
  private writer: Operation | undefined;

  constructor(
    private readonly context: VmContext,
    readonly fd: number,
    private readonly options: StreamOptions,
  ) {}

  readSome(to: Uint8Array): number {
    const { context } = this;
    if (this.reader) context.errors.raiseSystem("EBUSY");
    const n = to.length === 0 ? 0 : this.begin((transport) => transport.read(to, this.readDone));
    if (n === 0 && to.length > 0) context.errors.raise(EOF.category, EOF.code);
    if (n !== LATER) return this.answer(n);
    this.reader = new Operation(context, this.stopRead);
    return Operation.suspended;
  }

  writeSome(from: Uint8Array): number {
    const { context } = this;
    if (this.writer) context.errors.raiseSystem("EBUSY");
    const n = from.length === 0 ? 0 : this.begin((transport) => transport.write(from, this.writeDone));
    if (n !== LATER) return this.answer(n);
    this.writer = new Operation(context, this.stopWrite);
    return Operation.suspended;
  }

  /** What could be done at once lets the other fibers run all the same: nobody keeps them waiting by reading what never ends. */
  private answer(n: number): number {
    new Operation(this.context).doneNumber(n);
    return Operation.suspended;
  }

  private begin(work: (transport: Transport) => number): number {
    try {
      return work((this.transport ??= transportFor(this.fd, this.options)));
    } catch (error) {
      return raiseError(this.context, error);
    }
  }

  private readonly readDone: Done = (error, n) => {
    const reader = this.reader!;
    this.reader = undefined;
    if (error) reader.fail(error);
    else if (n === 0) reader.fail(EOF);
    else reader.doneNumber(n);
  };

  private readonly stopRead = (): boolean => {
    if (!this.transport!.stopRead()) return false;
    this.reader = undefined;
    return true;
  };

  private readonly writeDone: Done = (error, n) => {
    const writer = this.writer!;
    this.writer = undefined;
    if (error) writer.fail(error);
    else writer.doneNumber(n);
  };

  private readonly stopWrite = (): boolean => {
    if (!this.transport!.stopWrite()) return false;
    this.writer = undefined;
    return true;
  };

  seek(offset: number, whence: number): number {
    if (this.reader || this.writer) this.context.errors.raiseSystem("EBUSY");
    return this.begin((transport) => transport.seek(offset, whence));
  }

  /** Calls off what can be called off; true when nothing goes on. */
  abort(): boolean {
    this.reader?.abort();
    this.writer?.abort();
    return this.reader === undefined && this.writer === undefined;
  }

  detach(): void {
    this.transport?.detach();
  }

  close(): void {
    if (this.transport) this.transport.close();
    else closeDescriptor(this.fd);
  }
}

/** The way to read and write a descriptor. Throws EBADF, and MissingError for what takes koffi. */
export function transportFor(fd: number, { shared, fresh }: StreamOptions): Transport {
  const stat = fstatSync(fd);
  if (stat.isFile()) return new PoolTransport(fd, fresh);
  if (hasLibc()) return pollable(fd) ? new PollTransport(fd, shared ?? false) : new PoolTransport(fd, undefined);
  // A read that has to wait would keep one of libuv's few threads.
  if (stat.isFIFO() || stat.isSocket() || isatty(fd)) throw new MissingError("koffi");
  return new PoolTransport(fd, undefined);
}
