import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type IndexedObject, type Kind } from "../../interp/handles.js";
import { objectAt } from "../../scheduler/runtime/kind.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";
import { Region } from "./region.js";
import { bufferOf } from "./search.js";
import { giveMemory, takeMemory } from "./spare-memory.js";

/**
 * A userdata byte_span: `length` bytes of a region, which could grow to `capacity` of them. Never changes; what it points at does.
 *
 *     region     +----------------------------------------+
 *     span          ^start     ^ + length      ^ + capacity
 *
 * Many spans may share a region. Node may read and write it at any time, even after the VM has ended: see region.ts.
 */
export class ByteSpan implements Sendable, IndexedObject {
  private view: Uint8Array | undefined;
  private nodeView: Buffer | undefined;

  constructor(
    readonly region: Region,
    /** Index of the first byte in the region. */
    readonly start: number,
    readonly length: number,
    readonly capacity: number,
  ) {}

  /** Its bytes, in place. */
  get bytes(): Uint8Array {
    const { region, start, length } = this;
    if (length === region.bytes.length) return region.bytes;
    return (this.view ??= region.bytes.subarray(start, start + length));
  }

  /** The same for searches. (A Buffer's slice() does not copy, so `bytes` is none.) */
  get buffer(): Buffer {
    return (this.nodeView ??= bufferOf(this.bytes));
  }

  /** The bytes from `from` to before `to`, counted from 0, of the same region; `to` may go up to the capacity. */
  slice(from: number, to: number): ByteSpan {
    return new ByteSpan(this.region, this.start + from, to - from, this.capacity - from);
  }

  read(index: number): number {
    return index >= 1 && index <= this.length ? (this.region.bytes[this.start + index - 1] ?? -1) : -1;
  }

  write(index: number, byte: number): boolean {
    const fits = index >= 1 && index <= this.length && (byte & 0xff) === byte && Number.isInteger(index);
    if (fits) this.region.bytes[this.start + index - 1] = byte;
    return fits;
  }

  attach(): Attachment {
    const bytes = takeMemory(this.length);
    if (bytes === undefined) throw Object.assign(new Error("no memory for a message"), { code: "ENOMEM" });
    bytes.set(this.bytes);
    return new SpanAttachment(bytes);
  }
}

/** A byte_span inside a message: a copy, which nobody else has. */
export class SpanAttachment implements Attachment {
  constructor(readonly bytes: Uint8Array) {}

  write(core: Core, slot: Address): void {
    const { length, buffer } = this.bytes;
    writeSpan(core, slot, new ByteSpan(new Region(this.bytes, buffer.byteLength === length), 0, length, length));
  }

  drop(): void {
    giveMemory(this.bytes);
  }
}

/** A span of all these bytes, which somebody else may have as well. */
export function spanOf(bytes: Uint8Array): ByteSpan {
  return new ByteSpan(new Region(bytes), 0, bytes.length, bytes.length);
}

/**
 * A new span of zeros, to be written with writeSpan() at once; undefined when there is not so much memory, or the VM's limit does
 * not allow it.
 */
export function allocateSpan(core: Core, length: number, capacity: number): ByteSpan | undefined {
  const region = Region.allocate(core, capacity);
  return region && new ByteSpan(region, 0, length, capacity);
}

const kinds = new WeakMap<Core, { kind: Kind<ByteSpan> | undefined; open: () => Kind<ByteSpan> }>();

/** Tells how to declare the kind of a VM's byte_spans, once one is needed. */
export function setSpanKind(core: Core, open: () => Kind<ByteSpan>): void {
  kinds.set(core, { kind: undefined, open });
}

function kindOf(core: Core): Kind<ByteSpan> {
  const entry = kinds.get(core)!;
  return (entry.kind ??= entry.open());
}

/** Puts a span at `slot`. The first one of a VM uses `core.values`. */
export function writeSpan(core: Core, slot: Address, span: ByteSpan): void {
  span.region.hold(core);
  core.writeHandle(slot, kindOf(core), span);
}

/** The span at `slot`, if there is one. */
export function spanAt(core: Core, slot: Address): ByteSpan | undefined {
  const kind = kinds.get(core)?.kind;
  return kind && objectAt(core, kind, slot);
}

/**
 * The bytes of the string or byte_span at `slot`; undefined for another value. Those of a string are valid until the next call
 * into the core.
 */
export function bytesAt(core: Core, slot: Address): Uint8Array | undefined {
  return core.memory.isString(slot) ? core.memory.stringBytes(slot) : spanAt(core, slot)?.bytes;
}
