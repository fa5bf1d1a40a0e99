import { type Matcher, type Progress, type RegexOptions } from "./regex.js";
import { RegexError, UnsupportedError } from "./syntax.js";

/** Bytes that it takes besides the pattern, about. */
const COST = 2048;

/**
 * A pattern with back-references or looking ahead or behind: Node's own engine, which tries one way after the other and may take for
 * ever, and cannot be stopped. So the embedder must have allowed it. Only ECMAScript's grammar, without what C++ adds to brackets.
 */
export class BacktrackingRegex implements Matcher {
  readonly markCount: number;
  start = 0;
  end = 0;
  counted = 0;
  readonly footprint: number;
  private readonly anywhere: RegExp;
  private readonly whole: RegExp;
  private found: RegExpExecArray | undefined;

  /**
   * @param pattern one character a byte
   * @throws RegexError · UnsupportedError for other grammars, POSIX's classes in brackets, names of groups
   */
  constructor(pattern: string, { grammar, ignoreCase, nosubs }: RegexOptions) {
    if (grammar !== "ecma" || /\[[:.=]|\(\?<[^=!]/.test(pattern)) throw new UnsupportedError();
    const flags = ignoreCase ? "di" : "d";
    try {
      this.anywhere = new RegExp(pattern, `${flags}g`);
      this.whole = new RegExp(`^(?:${pattern})$`, flags);
    } catch {
      throw new RegexError("badrepeat");
    }
    const groups = new RegExp(`${pattern}|`).exec("")!.length - 1;
    this.markCount = nosubs ? 0 : groups;
    this.footprint = COST + 2 * pattern.length;
  }

  trim(): void {}

  search(text: Uint8Array, from = 0): boolean {
    this.anywhere.lastIndex = from;
    return this.take(this.anywhere.exec(latin1(text)));
  }

  searchOn(text: Uint8Array, progress: Progress): boolean {
    return this.search(text, progress.at); // it looks at all of it again: where it stopped is not known
  }

  match(text: Uint8Array): boolean {
    return this.take(this.whole.exec(latin1(text)));
  }

  private take(found: RegExpExecArray | null): boolean {
    this.found = found ?? undefined;
    if (found) [this.start, this.end] = found.indices![0]!;
    return found !== null;
  }

  groups(): Int32Array {
    const places = this.found!.indices!.slice(0, this.markCount + 1) as ([number, number] | undefined)[];
    return Int32Array.from(places.flatMap((place) => place ?? [-1, -1]));
  }
}

function latin1(text: Uint8Array): string {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString("latin1");
}
