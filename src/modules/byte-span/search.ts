import { backwards, forwards, twoWay } from "./two-way.js";

/** Searches in bytes. Indexes count from 0; -1 is "not found". All of them take linear time. */

/** Node's way to look at the same bytes: it searches faster, but takes time to make. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The first `byte` at `from` or later. Buffer looks 100 times as fast as Uint8Array does. */
function byteFrom(bytes: Uint8Array, byte: number, from: number): number {
  return bufferOf(bytes).indexOf(byte, from);
}

/** The last `byte` before `to`. */
function byteBefore(bytes: Uint8Array, byte: number, to: number): number {
  return to === 0 ? -1 : bufferOf(bytes).lastIndexOf(byte, to - 1);
}

/** Targets up to this length are left to Buffer: the worst case, the product of both lengths, is not too bad. */
const SHORT = 32;
/** What comparing candidates may cost for each byte that is searched, before the search becomes one of linear time. */
const PATIENCE = 4;

/** The first occurrence of `target` that begins at `from` or later. */
export function indexOf(bytes: Uint8Array, target: Uint8Array, from: number): number {
  const { length } = target;
  if (length === 0) return from;
  if (length === 1) return byteFrom(bytes, target[0]!, from);
  if (from + length > bytes.length) return -1;
  const text = bufferOf(bytes);
  if (length <= SHORT) return text.indexOf(target, from, "latin1");
  const head = target.subarray(0, SHORT);
  let patience = PATIENCE * (bytes.length - from);
  for (let at = from; patience > 0; at++) {
    at = text.indexOf(head, at, "latin1");
    if (at < 0 || at + length > text.length) return -1;
    if (text.compare(target, 0, length, at, at + length) === 0) return at;
    patience -= length;
    from = at + 1;
  }
  const found = twoWay(forwards(bytes, from), forwards(target));
  return found < 0 ? -1 : from + found;
}

/** The last occurrence of `target` that ends before `to`. */
export function lastIndexOf(bytes: Uint8Array, target: Uint8Array, to: number): number {
  const { length } = target;
  if (to < length) return -1;
  if (length === 0) return to;
  if (length === 1) return byteBefore(bytes, target[0]!, to);
  const text = bufferOf(bytes);
  if (length <= SHORT) return text.lastIndexOf(target, to - length, "latin1");
  const tail = target.subarray(length - SHORT);
  let patience = PATIENCE * to;
  for (let end = to; patience > 0; end--) {
    end = end < SHORT ? -1 : text.lastIndexOf(tail, end - SHORT, "latin1") + SHORT;
    if (end < length) return -1;
    if (text.compare(target, 0, length, end - length, end) === 0) return end - length;
    patience -= length;
    to = end - 1;
  }
  const found = twoWay(backwards(bytes, to), backwards(target));
  return found < 0 ? -1 : to - found - length;
}

/** What trimmed() takes for white space. */
export const WHITE_SPACE = new Uint8Array(Buffer.from(" \f\n\r\t\v"));

/** Which bytes are in a set, as 256 flags. */
export function membership(set: Uint8Array): Uint8Array {
  const member = new Uint8Array(256);
  for (const byte of set) member[byte] = 1;
  return member;
}

/** The first byte, at `from` or later, that is in `set`, or is not. */
export function firstOf(bytes: Uint8Array, set: Uint8Array, from: number, wanted: 0 | 1): number {
  if (wanted === 1 && set.length === 1) return byteFrom(bytes, set[0]!, from);
  const member = membership(set);
  for (let i = from; i < bytes.length; i++) if (member[bytes[i]!] === wanted) return i;
  return -1;
}

/** The last byte, before `to`, that is in `set`, or is not. */
export function lastOf(bytes: Uint8Array, set: Uint8Array, to: number, wanted: 0 | 1): number {
  if (wanted === 1 && set.length === 1) return byteBefore(bytes, set[0]!, to);
  const member = membership(set);
  for (let i = to - 1; i >= 0; i--) if (member[bytes[i]!] === wanted) return i;
  return -1;
}

/** Whether both have the same bytes. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && bufferOf(a).equals(b);
}
