import { type Core } from "../../interp/core.js";
import { allocateSpan, ByteSpan } from "../byte-span/byte-span.js";
import { type Separator } from "./separator.js";

/** Size of the first buffer, and what later ones grow to as long as reads fill them: for a slow stream a page will do. */
const FIRST_SIZE = 4096;
const USUAL_SIZE = 65_536;

/**
 * Bytes between a stream and the records made of them:
 *
 *     memory   +--- records handed out ---+--- record ---+sep+--- not looked at yet ---+--- room ---+
 *                                         ^ begin          ^ recordEnd             end ^     length ^
 *
 * Invariant: bytes before `end` are never written again. Records are slices of this memory and stay as they are for as long as
 * the program keeps them. When the room is used up, what has not been handed out moves to new memory; the old one is
 * garbage once the last of its records is.
 *
 * No byte is looked at twice for a text: `looked` remembers how far the search for the end of a record has come.
 */
export class RecordBuffer {
  /** The memory, in its whole capacity; undefined until it is needed. Counts as one of its region's holders. */
  private span: ByteSpan | undefined;
  /** Its first `end` bytes. */
  private filled: Buffer = EMPTY;
  private begin = 0;
  private end = 0;
  private looked = 0;
  /** The separator that `looked` is true of. */
  private lookedFor: Separator | undefined;
  /** Whether the last read left no room. */
  private full = false;

  /** End of the current record with its separator, -1 when there is none; begin of that separator; and the trimmed record. */
  private recordEnd = -1;
  private separatorStart = 0;
  private contentStart = 0;
  private contentEnd = 0;

  constructor(private readonly core: Core) {}

  get hasRecord(): boolean {
    return this.recordEnd >= 0;
  }

  /** Number of bytes that are there, the current record included. */
  get pending(): number {
    return this.end - this.begin;
  }

  /** Removes the current record, if there is one. */
  removeRecord(): void {
    if (this.recordEnd < 0) return;
    this.begin = this.looked = this.recordEnd;
    this.recordEnd = -1;
  }

  /**
   * Makes what is before the next separator the current record. There must be none.
   * @param limit bytes that a record may have with its separator
   * @returns false: it is not there yet
   */
  findRecord(separator: Separator, limit: number): boolean {
    const { filled, begin, end } = this;
    if (separator !== this.lookedFor) {
      this.lookedFor = separator;
      this.looked = begin;
    }
    const bytes = end - begin > limit ? filled.subarray(0, begin + limit) : filled;
    const at = separator.find(bytes, begin, this.looked);
    if (at < 0) {
      this.looked = Math.max(this.looked, separator.looked(begin, bytes.length));
      return false;
    }
    this.recordEnd = separator.end;
    this.contentStart = begin;
    this.contentEnd = this.separatorStart = at;
    return true;
  }

  /** Makes all that is there the current record, which no separator ends. */
  takeRest(): void {
    this.recordEnd = this.separatorStart = this.contentEnd = this.end;
    this.contentStart = this.begin;
  }

  /** Takes bytes off both ends of the current record. */
  trim(isSpace: Uint8Array): void {
    const { filled } = this;
    let { contentStart: from, contentEnd: to } = this;
    while (from < to && isSpace[filled[from]!] === 1) from++;
    while (from < to && isSpace[filled[to - 1]!] === 1) to--;
    this.contentStart = from;
    this.contentEnd = to;
  }

  /** The current record. */
  record(): ByteSpan {
    return this.slice(this.contentStart, this.contentEnd);
  }

  /** The separator that ends the current record; empty when none does. */
  terminator(): ByteSpan {
    return this.slice(this.separatorStart, this.recordEnd);
  }

  /** Without capacity to spare: append() on a record must not reach what follows it. */
  private slice(from: number, to: number): ByteSpan {
    const { region, start } = this.span!;
    return new ByteSpan(region, start + from, to - from, to - from);
  }

  /**
   * Room for the next read, at least one byte; undefined when there is no memory for it.
   * @param limit bytes the buffer may have; there are fewer
   * @param hint size of the first buffer
   */
  room(limit: number, hint: number | undefined): ByteSpan | undefined {
    const length = this.span?.length ?? 0;
    const free = length - this.end;
    // A little room is not worth a read, unless no more can be had.
    const little = free * 8 < length && (this.begin > 0 || length < limit);
    if ((little || free === 0) && !this.renew(limit, hint)) return undefined;
    const { region, start, length: size } = this.span!;
    const n = Math.min(size - this.end, limit - this.pending);
    return new ByteSpan(region, start + this.end, n, n);
  }

  /** The stream wrote so many bytes into the room. */
  received(n: number): void {
    this.end += n;
    this.full = this.end === this.span!.length;
    this.refresh();
  }

  /** The memory up to the end of what is there, and where in it the current record begins. */
  expose(limit: number, hint: number | undefined): { span: ByteSpan; offset: number } | undefined {
    if (this.span === undefined && !this.renew(limit, hint)) return undefined;
    const { region, start, length } = this.span!;
    return { span: new ByteSpan(region, start, this.end, length), offset: this.begin };
  }

  /** Takes this memory instead. There is no current record then. */
  adopt(span: ByteSpan, begin: number): void {
    this.hold(new ByteSpan(span.region, span.start, span.capacity, span.capacity));
    this.begin = this.looked = begin;
    this.end = span.length;
    this.full = false;
    this.recordEnd = -1;
    this.refresh();
  }

  /** Gives the memory back. Safe within a collection. */
  release(): void {
    this.span?.region.release(this.core);
    this.span = undefined;
  }

  /** Moves what is there to new memory, larger when that is used up by one record, or by one read. */
  private renew(limit: number, hint: number | undefined): boolean {
    const { pending, core } = this;
    const before = this.span?.length ?? 0;
    const usual = Math.min(this.full ? 2 * before : before, USUAL_SIZE);
    const size = Math.min(Math.max(usual, hint ?? FIRST_SIZE, 2 * pending), limit);
    const span = allocateSpan(core, size, size);
    if (span === undefined) return false;
    span.bytes.set(this.filled.subarray(this.begin));
    this.hold(span);
    this.looked -= this.begin;
    this.begin = 0;
    this.end = pending;
    this.refresh();
    return true;
  }

  private hold(span: ByteSpan): void {
    span.region.hold(this.core);
    this.release();
    this.span = span;
  }

  private refresh(): void {
    const { bytes } = this.span!;
    this.filled = Buffer.from(bytes.buffer, bytes.byteOffset, this.end);
  }
}

const EMPTY = Buffer.alloc(0);
