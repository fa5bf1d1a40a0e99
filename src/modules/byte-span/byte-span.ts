import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type IndexedObject, type Kind } from "../../interp/handles.js";
import { objectAt } from "../../scheduler/runtime/kind.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";

/**
 * A span points into a region of memory, as `length` bytes that could grow to `capacity` of them:
 *
 *     region     +----------------------------------------+
 *     span          ^start     ^ + length      ^ + capacity
 *
 * Regions are JavaScript's memory, not the VM's: Node may read and write them at any time, even after the VM has ended, and many
 * spans of a program may share one. What they take is counted in the VM that made them, for as long as one of its userdata
 * refers to it, so that its limit holds and its collector hurries.
 */
export class Region {
  /** Userdata that refer to it. */
  holders = 0;
  /** Whether it is counted in the VM. */
  counted = false;

  constructor(readonly bytes: Uint8Array) {}
}

/** A userdata byte_span. Never changes; what it points at does. */
export class ByteSpan implements Sendable, IndexedObject {
  private view: Uint8Array | undefined;

  constructor(
    readonly region: Region,
    /** Index of the first byte in the region. */
    readonly start: number,
    readonly length: number,
    readonly capacity: number,
  ) {}

  /** Its bytes, in place. */
  get bytes(): Uint8Array {
    return (this.view ??= this.region.bytes.subarray(this.start, this.start + this.length));
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
    return new SpanAttachment(this.bytes.slice());
  }
}

/** A byte_span inside a message: a copy. */
export class SpanAttachment implements Attachment {
  constructor(readonly bytes: Uint8Array) {}

  write(core: Core, slot: Address): void {
    writeSpan(core, slot, spanOf(this.bytes));
  }

  drop(): void {}
}

/** A span of all these bytes, which belong to it from now on. */
export function spanOf(bytes: Uint8Array): ByteSpan {
  return new ByteSpan(new Region(bytes), 0, bytes.length, bytes.length);
}

/** A new span of zeros; undefined when there is not so much memory, or the VM's limit does not allow it. */
export function allocateSpan(core: Core, length: number, capacity: number): ByteSpan | undefined {
  if (core.exports.emi_external(capacity) !== 0) return undefined;
  try {
    const region = new Region(new Uint8Array(capacity));
    region.counted = true;
    return new ByteSpan(region, 0, length, capacity);
  } catch {
    core.exports.emi_external(-capacity);
    return undefined;
  }
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
  const { region } = span;
  region.counted ||= core.exports.emi_external(region.bytes.length) === 0;
  region.holders++;
  core.writeHandle(slot, kindOf(core), span);
}

/** Its userdata died. */
export function releaseSpan(core: Core, { region }: ByteSpan): void {
  if (--region.holders > 0 || !region.counted || core.closed !== undefined) return;
  region.counted = false;
  core.exports.emi_external(-region.bytes.length);
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
