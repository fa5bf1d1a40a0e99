import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, isAbsent, optionalInteger, slotOf } from "../arguments.js";
import { allocateSpan, ByteSpan, bytesAt, setSpanKind, writeSpan } from "./byte-span.js";
import { equal, firstOf, indexOf, lastIndexOf, lastOf, WHITE_SPACE } from "./search.js";

/**
 * Module and global `byte_span`.
 *
 * - `new(length [, capacity = length]) -> byte_span` of zeros. EINVAL for what is no size; ENOMEM when there is no such memory
 * - `append(...) -> byte_span`: a new span of all these strings and spans, one after the other; nils are skipped
 *
 * Nothing here suspends. Methods: see {@link openKind}.
 *
 * Source: manual, byte_span; clarifications, byte_span.
 */
export function openByteSpan(context: VmContext, table: Address): void {
  const { core } = context;
  setSpanKind(core, () => openKind(context));
  core.setFunction(table, "new", (base, nargs) => {
    const length = integerArgument(context, base, nargs, 1);
    if (length < 0) badArgument(context, 1);
    const capacity = optionalInteger(context, base, nargs, 2, length);
    if (capacity < length) badArgument(context, 2);
    writeSpan(core, base, allocate(context, length, capacity));
    return 1;
  });
  core.setFunction(table, "append", (base, nargs) => {
    const pieces = collect(context, base, nargs, 1);
    const span = allocate(context, pieces.length, pieces.length);
    pieces.copyTo(span.bytes, 0);
    writeSpan(core, base, span);
    return 1;
  });
}

/** A new span. When there is no room for it, garbage is collected first. */
function allocate(context: VmContext, length: number, capacity: number): ByteSpan {
  const { core, errors } = context;
  const span = allocateSpan(core, length, capacity);
  if (span !== undefined) return span;
  return (core.makeRoom(capacity) && allocateSpan(core, length, capacity)) || errors.raiseGeneric("ENOMEM");
}

/**
 * The methods of a span. Indexes count from 1; those of `start` and `end` include both ends.
 *
 * - `slice([start = 1 [, end = #self]])`: the same memory; `end` may go up to the capacity. ERANGE
 * - `copy(src) -> integer`: copies as much as fits, also when both overlap
 * - `append(...) -> byte_span`: in place while the capacity is enough, else in new memory of at least twice the size
 * - `starts_with`, `ends_with`, `find`, `rfind`, `find_first_of`, `find_last_of`, `find_first_not_of`, `find_last_not_of`,
 *   `trimmed`; `start` is where the search begins, `end` the last byte that is looked at. ERANGE for those outside of the span
 * - `capacity`; `#`, `==` (the same bytes), tostring (the bytes), `span[i]` to read and write bytes: ERANGE outside of the span
 *   and for values outside of 0 to 255
 */
function openKind(context: VmContext): Kind<ByteSpan> {
  const { core, errors } = context;
  const range = (n: number): never => errors.raiseGeneric("ERANGE", { arg: n });

  const bytes = (base: Address, nargs: number, n: number): Uint8Array =>
    (nargs >= n ? bytesAt(core, slotOf(base, n)) : undefined) ?? badArgument(context, n);

  /** Answers an index, counted from 0, as Lua counts it; nil for -1. */
  const answer = (base: Address, index: number): number => {
    if (index < 0) core.memory.setNil(base);
    else core.memory.setNumber(base, index + 1);
    return 1;
  };

  /** Argument 3 of a search from the left, counted from 0. */
  const start = (self: ByteSpan, base: Address, nargs: number): number => {
    const at = optionalInteger(context, base, nargs, 3, 1);
    return at >= 1 && at <= self.length + 1 ? at - 1 : range(3);
  };

  /** Argument 3 of a search from the right: how many bytes there are to look at. */
  const end = (self: ByteSpan, base: Address, nargs: number): number => {
    const at = optionalInteger(context, base, nargs, 3, self.length);
    return at >= 0 && at <= self.length ? at : range(3);
  };

  /** Argument 2 of an access, counted from 0. */
  const index = (self: ByteSpan, base: Address): number => {
    const { memory } = core;
    const i = memory.number(base + VALUE_SIZE);
    if (i >= 1 && i <= self.length && Number.isInteger(i)) return self.start + i - 1;
    return memory.isNumber(base + VALUE_SIZE) && Number.isInteger(i) ? range(2) : badArgument(context, 2);
  };

  return defineKind<ByteSpan>(context, {
    name: "byte_span",
    traits: { sendable: true, indexed: true },
    release: (span) => span.region.release(core),
    equals: (a, b) => equal(a.buffer, b.bytes),
    methods: {
      slice(self, base, nargs) {
        const from = optionalInteger(context, base, nargs, 2, 1);
        if (from < 1 || from > self.capacity + 1) range(2);
        const to = optionalInteger(context, base, nargs, 3, self.length);
        if (to > self.capacity || to < from - 1) range(isAbsent(context, base, nargs, 3) ? 2 : 3);
        writeSpan(core, base, self.slice(from - 1, to));
        return 1;
      },
      copy(self, base, nargs) {
        const source = bytes(base, nargs, 2);
        const n = Math.min(source.length, self.length);
        self.bytes.set(n === source.length ? source : source.subarray(0, n));
        core.memory.setNumber(base, n);
        return 1;
      },
      append(self, base, nargs) {
        const pieces = collect(context, base, nargs, 2);
        const length = self.length + pieces.length;
        let grown: ByteSpan;
        if (length <= self.capacity) grown = self.slice(0, length);
        else {
          grown = allocate(context, length, Math.max(length, 2 * self.capacity));
          grown.bytes.set(self.bytes);
        }
        pieces.copyTo(grown.bytes, self.length);
        writeSpan(core, base, grown);
        return 1;
      },
      starts_with(self, base, nargs) {
        const prefix = bytes(base, nargs, 2);
        const fits = prefix.length <= self.length;
        core.memory.setBoolean(base, fits && self.buffer.compare(prefix, 0, prefix.length, 0, prefix.length) === 0);
        return 1;
      },
      ends_with(self, base, nargs) {
        const suffix = bytes(base, nargs, 2);
        const at = self.length - suffix.length;
        core.memory.setBoolean(base, at >= 0 && self.buffer.compare(suffix, 0, suffix.length, at) === 0);
        return 1;
      },
      find: (self, base, nargs) => answer(base, indexOf(self.buffer, bytes(base, nargs, 2), start(self, base, nargs))),
      rfind: (self, base, nargs) =>
        answer(base, lastIndexOf(self.buffer, bytes(base, nargs, 2), end(self, base, nargs))),
      find_first_of: (self, base, nargs) =>
        answer(base, firstOf(self.buffer, bytes(base, nargs, 2), start(self, base, nargs), 1)),
      find_last_of: (self, base, nargs) =>
        answer(base, lastOf(self.buffer, bytes(base, nargs, 2), end(self, base, nargs), 1)),
      find_first_not_of: (self, base, nargs) =>
        answer(base, firstOf(self.buffer, bytes(base, nargs, 2), start(self, base, nargs), 0)),
      find_last_not_of: (self, base, nargs) =>
        answer(base, lastOf(self.buffer, bytes(base, nargs, 2), end(self, base, nargs), 0)),
      trimmed(self, base, nargs) {
        const space = isAbsent(context, base, nargs, 2) ? WHITE_SPACE : bytes(base, nargs, 2);
        const first = firstOf(self.buffer, space, 0, 0);
        const last = lastOf(self.buffer, space, self.length, 0);
        writeSpan(core, base, first < 0 ? self.slice(0, 0) : self.slice(first, last + 1));
        return 1;
      },
    },
    getters: {
      capacity: (self, slot) => core.memory.setNumber(slot, self.capacity),
    },
    index(self, base) {
      if (!core.memory.isNumber(base + VALUE_SIZE)) return false;
      core.memory.setNumber(base, self.region.bytes[index(self, base)]!);
      return true;
    },
    metamethods: {
      __newindex(self, base) {
        const { memory } = core;
        const at = index(self, base);
        const value = memory.number(base + 2 * VALUE_SIZE);
        if (!memory.isNumber(base + 2 * VALUE_SIZE) || !Number.isInteger(value)) badArgument(context, 3);
        if (value < 0 || value > 255) range(3);
        self.region.bytes[at] = value;
        return 0;
      },
      __len(self, base) {
        core.memory.setNumber(base, self.length);
        return 1;
      },
      __tostring(self, base) {
        core.makeRoom(2 * self.length); // a copy on its way to the string
        core.writeBytes(base, self.bytes);
        return 1;
      },
    },
  });
}

/** Strings and spans to put one after the other. */
interface Pieces {
  readonly length: number;
  copyTo(target: Uint8Array, at: number): void;
}

/** Arguments `n` and after. The VM's memory may not grow before they are copied. */
function collect(context: VmContext, base: Address, nargs: number, n: number): Pieces {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let i = n; i <= nargs; i++) {
    if (isAbsent(context, base, nargs, i)) continue;
    const piece = bytesAt(context.core, slotOf(base, i)) ?? badArgument(context, i);
    pieces.push(piece);
    length += piece.length;
  }
  return {
    length,
    copyTo(target, at) {
      // Pieces of the target's own memory are read before another one is written over them.
      const sources = pieces.map((piece, i) => (i > 0 && piece.buffer === target.buffer ? piece.slice() : piece));
      for (const source of sources) {
        target.set(source, at);
        at += source.length;
      }
    },
  };
}
