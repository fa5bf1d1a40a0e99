/**
 * A search that takes linear time whatever the bytes are, and no memory: the two-way algorithm (Crochemore and Perrin, 1991). The
 * target is cut at a place where a mismatch on the right says how far to move; only what matches there is compared on the left.
 * Slower than Buffer.indexOf on ordinary bytes, which takes the product of both lengths on bad ones.
 */

/** Bytes of which the first one counts as number 0: read forwards, or backwards from the end. */
export interface Sequence {
  readonly bytes: Uint8Array;
  /** Index of number 0. */
  readonly origin: number;
  readonly step: 1 | -1;
  readonly length: number;
}

export function forwards(bytes: Uint8Array, from = 0): Sequence {
  return { bytes, origin: from, step: 1, length: bytes.length - from };
}

export function backwards(bytes: Uint8Array, to = bytes.length): Sequence {
  return { bytes, origin: to - 1, step: -1, length: to };
}

/** The number at which `target`, of at least one byte, begins first in `text`, or -1. Both are read in the same direction. */
export function twoWay(text: Sequence, target: Sequence): number {
  const { bytes: t, origin: from, step } = text;
  const { bytes: p, origin: first, length } = target;
  const { cut, period, repeats } = factorize(target);
  const last = text.length - length;
  /** How many bytes from the beginning match because the target moved by its period. */
  let known = 0;
  let at = 0;
  while (at <= last) {
    let i = Math.max(cut, known);
    while (i < length && p[first + step * i] === t[from + step * (at + i)]) i++;
    if (i < length) {
      at += i - cut + 1;
      known = 0;
      continue;
    }
    i = cut - 1;
    while (i >= known && p[first + step * i] === t[from + step * (at + i)]) i--;
    if (i < known) return at;
    at += period;
    known = repeats ? length - period : 0;
  }
  return -1;
}

/**
 * Where to cut a target, and how far it may move when its right part matched and its left part did not. `repeats`: all of the
 * target has this period; else the distance is one that is safe.
 */
function factorize(target: Sequence): { cut: number; period: number; repeats: boolean } {
  const [up, down] = [maximalSuffix(target, 1), maximalSuffix(target, -1)];
  const { start: cut, period } = up.start > down.start ? up : down;
  const { bytes, origin, step, length } = target;
  for (let i = 0; i < cut; i++) {
    if (bytes[origin + step * i] !== bytes[origin + step * (i + period)]) {
      return { cut, period: Math.max(cut, length - cut) + 1, repeats: false };
    }
  }
  return { cut, period, repeats: true };
}

/** The suffix that is the largest when bytes are ordered up (1) or down (-1), and its period. */
function maximalSuffix({ bytes, origin, step, length }: Sequence, order: 1 | -1): { start: number; period: number } {
  let start = 0;
  let period = 1;
  let rival = 1;
  let same = 0;
  while (rival + same < length) {
    const difference = order * (bytes[origin + step * (rival + same)]! - bytes[origin + step * (start + same)]!);
    if (difference < 0) {
      rival += same + 1;
      same = 0;
      period = rival - start;
    } else if (difference > 0) {
      start = rival;
      rival = start + 1;
      same = 0;
      period = 1;
    } else if (same + 1 === period) {
      rival += period;
      same = 0;
    } else same++;
  }
  return { start, period };
}
