import { ByteSet } from "./byte-set.js";
import { type Node, nothing, type Parsed, RegexError, type Syntax } from "./syntax.js";

/** Parentheses and repetitions within each other: the functions that walk through a tree call themselves. */
const MAX_DEPTH = 500;
/** Longer patterns are refused: they would be large before they are found to be too large. */
const MAX_LENGTH = 1 << 18;
/** More repetitions than any program could hold. */
const MAX_COUNT = 1_000_000;

/** Reads a pattern, one character a byte. What the parsers of all grammars need. */
export class Reader {
  at = 0;
  /** Groups seen so far. */
  groups = 0;
  private depth = 0;
  /** Sets of single bytes, which patterns are mostly made of. */
  private readonly bytes = new Map<number, Node>();

  constructor(
    readonly text: string,
    readonly syntax: Syntax,
  ) {
    if (text.length > MAX_LENGTH) throw new RegexError("space");
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character, or one after it; "" behind the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  /** Whether `token` comes next. */
  sees(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  /** Skips `token` if it comes next. */
  take(token: string): boolean {
    const found = this.sees(token);
    if (found) this.at += token.length;
    return found;
  }

  fail(code: RegexError["code"], position = this.at): never {
    throw new RegexError(code, position);
  }

  /** Parses something that stands within something else. */
  nested<T>(parse: () => T): T {
    if (++this.depth > MAX_DEPTH) this.fail("stack");
    const result = parse();
    this.depth--;
    return result;
  }

  /** A group, whose body ends before `close`. */
  group(capture: boolean, close: string, body: () => Node): Node {
    const start = this.at;
    const index = capture && !this.syntax.nosubs ? ++this.groups : 0;
    const inner = this.nested(body);
    if (!this.take(close)) this.fail("paren", start);
    return index === 0 ? inner : { type: "group", index, body: inner };
  }

  /** Branches with `bar` between them. */
  choice(bar: string, branch: () => Node): Node {
    const items = [branch()];
    while (this.take(bar)) items.push(branch());
    return items.length === 1 ? items[0]! : { type: "choice", items };
  }

  /** A set as it matches, with both cases if cases are ignored. */
  set(set: ByteSet): Node {
    return { type: "set", set: this.syntax.ignoreCase ? set.folded() : set };
  }

  byte(byte: number): Node {
    let node = this.bytes.get(byte);
    if (node === undefined) this.bytes.set(byte, (node = this.set(ByteSet.of(byte))));
    return node;
  }

  /**
   * The bounds of a repetition, after its opening brace.
   * @param close the closing brace
   */
  bounds(close: string): [min: number, max: number] {
    const start = this.at;
    const min = this.count();
    if (min < 0) return this.badBounds(close, start);
    let max = min;
    if (this.take(",")) {
      max = this.count();
      if (max < 0) max = Infinity;
    }
    if (!this.take(close)) return this.badBounds(close, start);
    if (max < min) return this.fail("badbrace", start);
    return [min, max];
  }

  /** Notes a reference to a group, which there must be. */
  refer(group: number): void {
    if (group > this.groups && !this.syntax.nosubs) this.fail("backref");
  }

  private badBounds(close: string, start: number): never {
    return this.fail(this.text.includes(close, start) ? "badbrace" : "brace", start);
  }

  /** A number; -1 when there is none. */
  private count(): number {
    const [digits] = /^[0-9]*/.exec(this.text.slice(this.at, this.at + 20))!;
    if (digits === "") return -1;
    this.at += digits.length;
    return Math.min(Number(digits), MAX_COUNT);
  }

  /**
   * Repeats a node.
   * @param groups how many there were before it
   */
  repeat(body: Node, groups: number, min: number, max: number, lazy = false): Node {
    if (max === 0) return nothing;
    if (min === 1 && max === 1) return body;
    return { type: "repeat", body, min, max, lazy, first: groups + 1, last: this.groups };
  }

  result(tree: Node): Parsed {
    return { tree, groups: this.groups };
  }
}

/** The nodes in order, as one. */
export function sequence(items: Node[]): Node {
  return items.length === 1 ? items[0]! : { type: "sequence", items };
}
