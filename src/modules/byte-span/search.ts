/** Searches in bytes. Indexes count from 0; -1 is "not found". */

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The first occurrence of `target` that begins at `from` or later. */
export function indexOf(bytes: Uint8Array, target: Uint8Array, from: number): number {
  if (target.length === 0) return from <= bytes.length ? from : -1;
  if (target.length === 1) return bytes.indexOf(target[0]!, from);
  return from + target.length > bytes.length ? -1 : bufferOf(bytes).indexOf(bufferOf(target), from, "latin1");
}

/** The last occurrence of `target` that ends before `to`. */
export function lastIndexOf(bytes: Uint8Array, target: Uint8Array, to: number): number {
  const from = to - target.length;
  if (from < 0) return -1;
  if (target.length === 0) return from;
  return bufferOf(bytes).lastIndexOf(bufferOf(target), from, "latin1");
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
  if (wanted === 1 && set.length === 1) return bytes.indexOf(set[0]!, from);
  const member = membership(set);
  for (let i = from; i < bytes.length; i++) if (member[bytes[i]!] === wanted) return i;
  return -1;
}

/** The last byte, before `to`, that is in `set`, or is not. */
export function lastOf(bytes: Uint8Array, set: Uint8Array, to: number, wanted: 0 | 1): number {
  const member = membership(set);
  for (let i = to - 1; i >= 0; i--) if (member[bytes[i]!] === wanted) return i;
  return -1;
}

/** Whether both have the same bytes. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && bufferOf(a).equals(b);
}
