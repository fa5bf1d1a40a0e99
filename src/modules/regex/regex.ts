import { indexOf } from "../byte-span/search.js";
import { Captures } from "./captures.js";
import { Dfa, Pause } from "./dfa.js";
import { parseEcma } from "./ecma.js";
import { parseBasic, parseExtended } from "./posix.js";
import { Alphabet, Program } from "./program.js";
import { type Node, type Parsed, type Syntax } from "./syntax.js";
import { Work } from "./work.js";

export interface RegexOptions extends Syntax {
  /** Spends memory, and time when it is made, for faster matches. */
  readonly optimize: boolean;
}

/** Bytes of memory for the states of one automaton, about: as a rule, and when it is to be optimized. */
const STATES = 1 << 20;
const OPTIMIZED_STATES = 8 << 20;

/** How far a search has come that found nothing yet. */
export class Progress extends Pause {
  /** Where the automaton began to look. */
  begin = 0;
}

/** What can be matched: see Regex. */
export type Matcher = Pick<
  Regex,
  "markCount" | "start" | "end" | "counted" | "footprint" | "trim" | "search" | "searchOn" | "match" | "groups"
>;

/**
 * A compiled regular expression. Characters are bytes. A match is the leftmost; of those that begin there, in the POSIX grammars
 * the longest, in ECMAScript's the first in order of priority.
 *
 * A search runs an automaton forward to where the match ends, then one back to where it begins; what groups captured is looked for
 * only then, and only when somebody asks. All of that is linear in the length of the text, and reads it in place.
 */
export class Regex {
  /** How many groups are captured. */
  readonly markCount: number;
  /** Where the last match that was found begins, counted from 0, and where it ends, which is behind its last byte. */
  start = 0;
  end = 0;
  /** Bytes of its memory that are counted in the VM it belongs to. */
  counted = 0;

  private readonly tree: Node;
  private readonly alphabet: Alphabet;
  private readonly longest: boolean;
  private readonly limit: number;
  private readonly shape: Shape;
  private readonly forward: Dfa;
  private readonly program: Program;
  /** For whole matches: any of them, so the longest. */
  private whole: Dfa | undefined;
  private backward: Dfa | undefined;
  private captures: Captures | undefined;

  /**
   * @param pattern one character a byte
   * @throws RegexError · UnsupportedError
   */
  constructor(pattern: string, options: RegexOptions) {
    const parsed = parse(pattern, options);
    this.tree = parsed.tree;
    this.markCount = parsed.groups;
    this.longest = options.grammar !== "ecma";
    this.limit = options.optimize ? OPTIMIZED_STATES : STATES;
    this.alphabet = new Alphabet(parsed.tree);
    this.shape = shapeOf(parsed.tree);
    this.program = new Program(parsed.tree, this.alphabet, { reverse: false, captures: false });
    this.forward = new Dfa(this.program, this.longest, this.limit);
    // What may be refused is refused now.
    if (this.markCount > 0) this.captures = this.newCaptures();
    if (options.optimize) {
      this.backwardDfa();
      this.wholeDfa();
    }
  }

  /** Bytes of memory that it takes now, about. It grows with use. */
  get footprint(): number {
    const { forward, whole, backward, captures, program } = this;
    const states = forward.footprint + (whole === forward ? 0 : (whole?.footprint ?? 0)) + (backward?.footprint ?? 0);
    return 3 * program.footprint + states + (captures?.footprint ?? 0);
  }

  /** Throws away what it can make again. */
  trim(): void {
    this.forward.clear();
    this.whole?.clear();
    this.backward?.clear();
    if (this.captures !== undefined) this.captures = this.newCaptures();
  }

  /**
   * Finds the first match in `text` that begins at `from` or later, and sets `start` and `end`. `^` and `$` match at the ends of
   * `text`, wherever the search begins.
   * @param work the limit of the call that this belongs to
   * @returns whether there is one
   * @throws RegexError complexity
   */
  search(text: Uint8Array, from = 0, work = new Work(text.length)): boolean {
    return this.searchOn(text, new Progress(from), work);
  }

  /**
   * The same for a text that comes in pieces, without looking at a byte twice. What is there counts as all of it: with the pieces
   * that follow, the match might have been a longer one, one that begins earlier, or none.
   * @param text what there is now; it begins with what there was when `progress` was used before
   */
  searchOn(text: Uint8Array, progress: Progress, work = new Work(text.length)): boolean {
    const { anchored, prefix, literal, length } = this.shape;
    if (progress.state === undefined) {
      if (anchored && progress.at > 0) return false;
      if (prefix.length > 0) {
        const at = indexOf(text, prefix, progress.at);
        if (at < 0) {
          progress.at = Math.max(progress.at, text.length - prefix.length + 1);
          return false;
        }
        progress.at = at;
      }
      progress.begin = progress.at;
      if (literal) {
        this.start = progress.at;
        this.end = this.start + prefix.length;
        return true;
      }
    }
    const end = this.forward.forward(text, progress.at, !anchored, work, progress);
    if (end < 0) return false;
    this.end = end;
    if (anchored) this.start = progress.begin;
    else if (length >= 0) this.start = end - length;
    else this.start = this.backwardDfa().backward(text, end, progress.begin, work);
    return true;
  }

  /** Whether all of `text` is one match. Sets `start` and `end`. */
  match(text: Uint8Array, work = new Work(text.length)): boolean {
    if (this.wholeDfa().forward(text, 0, false, work) !== text.length) return false;
    this.start = 0;
    this.end = text.length;
    return true;
  }

  /**
   * What the groups of the last match captured.
   * @param text the same as then
   * @returns where each group begins and ends, from 0, the whole match, on; -1 for those that took no part
   */
  groups(text: Uint8Array, work = new Work(text.length)): Int32Array {
    return this.captures?.find(text, this.start, this.end, work) ?? Int32Array.of(this.start, this.end);
  }

  private wholeDfa(): Dfa {
    return (this.whole ??= this.longest ? this.forward : new Dfa(this.program, true, this.limit));
  }

  private backwardDfa(): Dfa {
    return (this.backward ??= new Dfa(
      new Program(this.tree, this.alphabet, { reverse: true, captures: false }),
      true,
      this.limit,
    ));
  }

  private newCaptures(): Captures {
    const options = { reverse: false, captures: true };
    return new Captures(new Program(this.tree, this.alphabet, options, this.markCount), this.markCount);
  }
}

function parse(pattern: string, options: Syntax): Parsed {
  switch (options.grammar) {
    case "basic":
      return parseBasic(pattern, options);
    case "extended":
      return parseExtended(pattern, options);
    case "ecma":
      return parseEcma(pattern, options);
  }
}

/** What can be said of all matches of a pattern. */
interface Shape {
  /** They begin at the beginning of the text. */
  readonly anchored: boolean;
  /** Bytes that they begin with. */
  readonly prefix: Uint8Array;
  /** They are the prefix and nothing else, and nothing is captured. */
  readonly literal: boolean;
  /** The length of them all; -1 when they have several. */
  readonly length: number;
}

function shapeOf(tree: Node): Shape {
  const items = tree.type === "sequence" ? tree.items : [tree];
  const anchored = isAnchored(tree);
  const bytes: number[] = [];
  for (const item of items) {
    const byte = item.type === "set" ? item.set.single() : -1;
    if (byte < 0) break;
    bytes.push(byte);
  }
  const literal = bytes.length > 0 && bytes.length === items.length;
  return { anchored, prefix: Uint8Array.from(bytes), literal, length: lengthOf(tree) };
}

function isAnchored(node: Node): boolean {
  switch (node.type) {
    case "assertion":
      return node.assertion === "begin";
    case "sequence":
      return node.items.length > 0 && isAnchored(node.items[0]!);
    case "choice":
      return node.items.every(isAnchored);
    case "group":
      return isAnchored(node.body);
    case "repeat":
      return node.min > 0 && isAnchored(node.body);
    case "set":
      return false;
  }
}

/** How many bytes a node matches; -1 when that differs. */
function lengthOf(node: Node): number {
  switch (node.type) {
    case "set":
      return 1;
    case "assertion":
      return 0;
    case "group":
      return lengthOf(node.body);
    case "sequence": {
      const lengths = node.items.map(lengthOf);
      return lengths.includes(-1) ? -1 : lengths.reduce((sum, length) => sum + length, 0);
    }
    case "choice": {
      const lengths = new Set(node.items.map(lengthOf));
      return lengths.size === 1 ? [...lengths][0]! : -1;
    }
    case "repeat": {
      const length = lengthOf(node.body);
      return node.min === node.max && length >= 0 ? length * node.min : -1;
    }
  }
}
