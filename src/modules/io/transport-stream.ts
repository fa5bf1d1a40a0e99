import { type Address } from "../../interp/abi.js";
import { closeDescriptor } from "../../os/close.js";
import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "./operation.js";
import { attempt, EOF, raiseError } from "./system-error.js";
import { type Done, LATER, type Transport } from "./transport.js";

/** Gets what became of a wait. */
export type Ready = (error: unknown) => void;

/** A descriptor that gets its transport when that is needed for the first time. */
export interface Untouched<T> {
  readonly fd: number;
  make(): T;
}

/**
 * A stream of bytes over a transport, whatever that is: what files, pipes, standard streams and sockets have in common.
 * A fiber may read while another one writes; a second reader or writer gets EBUSY.
 *
 * One read_some is one read(2) into the caller's memory, one write_some is one write(2): nothing is buffered here.
 */
export class TransportStream<T extends Transport> {
  private opened: OpenStream<T> | undefined;

  constructor(protected readonly context: VmContext) {}

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** The descriptor. EBADF when the stream is closed. */
  get fd(): number {
    return this.current.fd;
  }

  /** Calls `work` with the transport; what that throws is raised. EBADF when the stream is closed. */
  with<R>(work: (transport: T) => R): R {
    return this.current.begin(work);
  }

  /** Whether a fiber waits in a read or a write. */
  get busy(): boolean {
    return this.opened?.busy ?? false;
  }

  private get current(): OpenStream<T> {
    return this.opened ?? this.context.errors.raiseSystem("EBADF");
  }

  /** Raises misc.already_open unless it is closed. */
  mustBeClosed(): void {
    if (this.opened) this.context.errors.raise(miscCategory, miscCategory.codes.already_open);
  }

  /** Takes over a transport, or a descriptor. The stream is closed. */
  protected use(source: T | Untouched<T>): void {
    this.opened = new OpenStream(this.context, source);
  }

  /**
   * Reads once. Suspends, but when there is an error at once; an interruption point.
   * @param base slot of the running host function's first argument, and of its result
   * @param to nothing is read when it is empty
   * @param flags MSG_*, of sockets
   * @returns what the host function answers; its result is the number of bytes read
   * Raises EBADF, EBUSY, misc.eof, and what the system says.
   */
  readSome(base: Address, to: Uint8Array, flags?: number): number {
    this.context.suspendable();
    return this.current.readSome(base, to, flags);
  }

  /**
   * Writes once, as much as there is room for. As readSome(); EPIPE when nobody will read that.
   * @param from stays as it is until the fiber goes on
   */
  writeSome(base: Address, from: Uint8Array, flags?: number): number {
    this.context.suspendable();
    return this.current.writeSome(base, from, flags);
  }

  /**
   * Waits for something else than bytes in the place of a reader (or a writer), whose stopRead() (stopWrite()) stops it. An interruption
   * point. EBUSY as for these.
   * @param begin answers a number when it is done at once, undefined when `done` will be called
   */
  protected waitFor(place: "reader" | "writer", begin: (transport: T, done: Ready) => number | undefined): number {
    this.context.suspendable();
    return this.current.waitFor(place, begin);
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
    const { fd } = current;
    if (!current.abort()) this.context.errors.raiseSystem("EBUSY");
    current.detach();
    this.opened = undefined;
    return fd;
  }

  /** Takes the transport away, for another stream; the stream is closed then. Nothing is going on. */
  protected take(): T {
    const transport = this.with((transport) => transport);
    this.opened = undefined;
    return transport;
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
class OpenStream<T extends Transport> {
  private transport: T | undefined;
  private reader: Operation | undefined;
  private writer: Operation | undefined;

  constructor(
    private readonly context: VmContext,
    private readonly source: T | Untouched<T>,
  ) {
    if (!("make" in source)) this.transport = source;
  }

  get fd(): number {
    return attempt(this.context, () => this.source.fd);
  }

  readSome(base: Address, to: Uint8Array, flags?: number): number {
    const { context } = this;
    if (this.reader) context.errors.raiseSystem("EBUSY");
    const n = to.length === 0 ? 0 : this.begin((transport) => transport.read(to, this.readDone, flags));
    if (n === 0 && to.length > 0) context.errors.raise(EOF.category, EOF.code);
    if (n !== LATER) return this.answer(base, n);
    this.reader = new Operation(context, this.stopRead);
    return Operation.suspended;
  }

  writeSome(base: Address, from: Uint8Array, flags?: number): number {
    const { context } = this;
    if (this.writer) context.errors.raiseSystem("EBUSY");
    const n = from.length === 0 ? 0 : this.begin((transport) => transport.write(from, this.writeDone, flags));
    if (n !== LATER) return this.answer(base, n);
    this.writer = new Operation(context, this.stopWrite);
    return Operation.suspended;
  }

  /** What could be done at once lets the other fibers run all the same: nobody keeps them waiting by reading what never ends. */
  private answer(base: Address, n: number): number {
    const { context } = this;
    if (context.alone) {
      context.core.memory.setNumber(base, n);
      return 1;
    }
    new Operation(context).doneNumber(n);
    return Operation.suspended;
  }

  /** Calls `work`; what that throws is raised. */
  begin<R>(work: (transport: T) => R): R {
    try {
      return work((this.transport ??= (this.source as Untouched<T>).make()));
    } catch (error) {
      return raiseError(this.context, error);
    }
  }

  waitFor(place: "reader" | "writer", begin: (transport: T, done: Ready) => number | undefined): number {
    const { context } = this;
    if (this[place]) context.errors.raiseSystem("EBUSY");
    const done: Ready = (error) => {
      const operation = this[place]!;
      this[place] = undefined;
      if (error) operation.fail(error);
      else operation.done();
    };
    if (this.begin((transport) => begin(transport, done)) !== undefined) new Operation(context).done();
    else this[place] = new Operation(context, place === "reader" ? this.stopRead : this.stopWrite);
    return Operation.suspended;
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

  get busy(): boolean {
    return this.reader !== undefined || this.writer !== undefined;
  }

  seek(offset: number, whence: number): number {
    if (this.busy) this.context.errors.raiseSystem("EBUSY");
    return this.begin((transport) => transport.seek(offset, whence));
  }

  /** Calls off what can be called off; true when nothing goes on. */
  abort(): boolean {
    this.reader?.abort();
    this.writer?.abort();
    return this.reader === undefined && this.writer === undefined;
  }

  detach(): void {
    if (this.transport) this.begin((transport) => transport.detach());
  }

  close(): void {
    if (this.transport) this.transport.close();
    else closeDescriptor(this.source.fd);
  }
}
