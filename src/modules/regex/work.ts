import { RegexError } from "./syntax.js";

/** Steps that a call may take for each byte, and on top of that. A step takes some nanoseconds. */
const PER_BYTE = 8;
const FREE = 1 << 28;

/**
 * How much more one call of the program may take, so that none keeps its thread for long: a search is linear, but there are
 * patterns for which finding all matches is not.
 */
export class Work {
  private left: number;

  /** @param length bytes of the text */
  constructor(length: number) {
    this.left = FREE + PER_BYTE * length;
  }

  /** @throws RegexError complexity */
  spend(steps: number): void {
    if ((this.left -= steps) < 0) throw new RegexError("complexity");
  }
}
