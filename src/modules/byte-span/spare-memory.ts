/**
 * Memory that spans have given back, for the next ones. V8 frees an ArrayBuffer when it gets to it, long after our collector
 * found that nobody uses it, and a new one costs ten times as much as zeroing an old one (64 KiB: 11 us against 0.9 us). Programs
 * ask for the same few sizes over and over, so pieces are kept by their exact size.
 */

/** Bytes kept in a thread at most, each piece counted with OVERHEAD. */
const KEPT_MAX = 16 * 1024 * 1024;
/** What V8 needs for a buffer and a view, about. */
const OVERHEAD = 256;
/** Smaller pieces are cheap to make; larger ones would drive all others out. */
const [SMALLEST, LARGEST] = [128, KEPT_MAX / 4];

/** Spare pieces by length; the length that was used last comes last. */
const spare = new Map<number, Uint8Array[]>();
let kept = 0;

/** Memory of `length` zeros; undefined when the machine has not so much. */
export function takeMemory(length: number): Uint8Array | undefined {
  const list = spare.get(length);
  const piece = list?.pop();
  if (piece === undefined) {
    try {
      return new Uint8Array(length);
    } catch {
      return undefined;
    }
  }
  kept -= length + OVERHEAD;
  spare.delete(length);
  if (list!.length > 0) spare.set(length, list!);
  return piece.fill(0);
}

/** Gives back what takeMemory() answered: nobody may read or write it any more. */
export function giveMemory(piece: Uint8Array): void {
  const { length } = piece;
  if (length < SMALLEST || length > LARGEST) return;
  const list = spare.get(length) ?? [];
  spare.delete(length);
  spare.set(length, list);
  list.push(piece);
  kept += length + OVERHEAD;
  while (kept > KEPT_MAX) dropOldest();
}

/** Leaves a piece of the length that was not used for the longest time to V8. */
function dropOldest(): void {
  const [length, list] = spare.entries().next().value!;
  list.pop();
  kept -= length + OVERHEAD;
  if (list.length === 0) spare.delete(length);
}

/** Bytes that are kept now. */
export function spareMemory(): number {
  return kept;
}
