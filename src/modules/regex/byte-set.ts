/** A set of bytes: what one character of a pattern may match. */
export class ByteSet {
  /** 1 for a member, by byte. */
  readonly has = new Uint8Array(256);

  static of(...bytes: number[]): ByteSet {
    const set = new ByteSet();
    for (const byte of bytes) set.has[byte] = 1;
    return set;
  }

  /** Pairs of first and last byte. */
  static ranges(...bounds: number[]): ByteSet {
    const set = new ByteSet();
    for (let i = 0; i < bounds.length; i += 2) set.add(bounds[i]!, bounds[i + 1]!);
    return set;
  }

  add(first: number, last = first): void {
    this.has.fill(1, first, last + 1);
  }

  include(other: ByteSet): void {
    for (let byte = 0; byte < 256; byte++) this.has[byte]! |= other.has[byte]!;
  }

  negated(): ByteSet {
    const set = new ByteSet();
    for (let byte = 0; byte < 256; byte++) set.has[byte] = this.has[byte]! ^ 1;
    return set;
  }

  /** The set with both cases of its letters. Only ASCII has cases: other bytes may be parts of anything. */
  folded(): ByteSet {
    const set = new ByteSet();
    set.include(this);
    for (let upper = 0x41; upper <= 0x5a; upper++) {
      const lower = upper + 0x20;
      set.has[upper] = set.has[lower] = this.has[upper]! | this.has[lower]!;
    }
    return set;
  }

  /** The only member; -1 when there is another number of them. */
  single(): number {
    const first = this.has.indexOf(1);
    return first >= 0 && this.has.indexOf(1, first + 1) < 0 ? first : -1;
  }
}

const upper = [0x41, 0x5a];
const lower = [0x61, 0x7a];
const digit = [0x30, 0x39];
const white = [0x09, 0x0d, 0x20, 0x20];

/** The classes of the POSIX locale, by the names of `[:name:]`. */
export const classes: ReadonlyMap<string, ByteSet> = new Map(
  Object.entries({
    alnum: [...upper, ...lower, ...digit],
    alpha: [...upper, ...lower],
    blank: [0x09, 0x09, 0x20, 0x20],
    cntrl: [0x00, 0x1f, 0x7f, 0x7f],
    digit,
    graph: [0x21, 0x7e],
    lower,
    print: [0x20, 0x7e],
    punct: [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e],
    space: white,
    upper,
    xdigit: [...digit, 0x41, 0x46, 0x61, 0x66],
  }).map(([name, bounds]) => [name, ByteSet.ranges(...bounds)]),
);

/** The classes of ECMAScript, by the letter after the backslash; upper case letters name the complements. */
export const letterClasses: ReadonlyMap<string, ByteSet> = new Map([
  ["d", ByteSet.ranges(...digit)],
  ["s", ByteSet.ranges(...white)],
  ["w", ByteSet.ranges(...upper, ...lower, ...digit, 0x5f, 0x5f)],
]);

/** Bytes that are parts of words, for `\b`. */
export const wordBytes = letterClasses.get("w")!;
