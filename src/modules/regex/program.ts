import { type ByteSet, wordBytes } from "./byte-set.js";
import { type Assertion, type Node, RegexError } from "./syntax.js";

/**
 * Instructions of a program: a nondeterministic automaton.
 *
 * - SET next, arg = number of a set: goes on when the next byte is in the set
 * - SPLIT next, arg: goes on at both; `next` has the higher priority
 * - SAVE next, arg = slot: notes the place; slots 2 n and 2 n + 1 are where group n begins and ends
 * - FORGET next, arg, last = slots: the groups within a repetition begin anew
 * - ASSERT next, arg = index into ASSERTIONS
 * - MATCH
 *
 * Loops need no counters: counted repetitions are copied. A loop whose body matched nothing comes back to an instruction that has
 * been visited at the same place, and ends there: so does ECMAScript.
 */
export const SET = 0;
export const SPLIT = 1;
export const SAVE = 2;
export const FORGET = 3;
export const ASSERT = 4;
export const MATCH = 5;

const ASSERTIONS: readonly Assertion[] = ["begin", "end", "boundary", "no-boundary"];

/** The instruction that MATCH stands at. */
const MATCH_PC = 0;

/** More instructions than this are refused. They also fit into 16 bits. */
export const MAX_PROGRAM = 20_000;
/** Slots of all threads of a program that captures. */
const MAX_SLOTS = 4 << 20;

/** What stands beside a place in a text. Also what assertions ask for. */
export const EDGE = 0;
export const OTHER = 1;
export const WORD = 2;

export interface ProgramOptions {
  /** Matches the bytes from the last to the first. */
  readonly reverse: boolean;
  readonly captures: boolean;
}

/** Bytes that no set of a pattern tells apart are one class. */
export class Alphabet {
  /** Class by byte. */
  readonly of = new Uint8Array(256);
  /** How many classes there are. */
  readonly count: number;
  /** WORD or OTHER, by class. */
  readonly context: Uint8Array;
  /** The different sets. */
  readonly sets: ByteSet[] = [];
  private readonly numbers = new Map<ByteSet, number>();

  constructor(tree: Node) {
    const known = new Map<string, number>();
    const collect = (node: Node): void => {
      if (node.type === "set") {
        if (this.numbers.has(node.set)) return;
        const key = String.fromCharCode(...node.set.has);
        const number = known.get(key) ?? this.sets.push(node.set) - 1;
        known.set(key, number);
        this.numbers.set(node.set, number);
      } else if ("items" in node) node.items.forEach(collect);
      else if ("body" in node) collect(node.body);
    };
    collect(tree);
    let count = 1;
    for (const { has } of [...this.sets, wordBytes]) {
      // Splits every class that has members both in and out of the set.
      const split = new Map<number, number>();
      const inside = new Uint8Array(count);
      const outside = new Uint8Array(count);
      for (let byte = 0; byte < 256; byte++) (has[byte] ? inside : outside)[this.of[byte]!] = 1;
      for (let byte = 0; byte < 256; byte++) {
        const old = this.of[byte]!;
        if (!has[byte] || !inside[old] || !outside[old]) continue;
        if (!split.has(old)) split.set(old, count++);
        this.of[byte] = split.get(old)!;
      }
    }
    this.count = count;
    this.context = new Uint8Array(count);
    for (let byte = 0; byte < 256; byte++) this.context[this.of[byte]!] = wordBytes.has[byte] ? WORD : OTHER;
  }

  /** The number of a set of the tree. */
  number(set: ByteSet): number {
    return this.numbers.get(set)!;
  }
}

export class Program {
  readonly start: number;
  /** Classes in each set, as `count` flags a set. */
  readonly members: Uint8Array;
  /** Whether edges and parts of words make a difference. */
  usesEdges = false;
  usesWords = false;
  private length = 0;
  readonly op: Uint8Array;
  readonly next: Uint16Array;
  readonly arg: Uint16Array;
  readonly last: Uint16Array;

  /**
   * @param groups how many groups are captured
   * @throws RegexError space
   */
  constructor(
    tree: Node,
    readonly alphabet: Alphabet,
    private readonly options: ProgramOptions,
    groups = 0,
  ) {
    const size = sizeOf(tree) + 2;
    if (size > MAX_PROGRAM || (options.captures && size * (groups + 1) > MAX_SLOTS)) throw new RegexError("space");
    this.op = new Uint8Array(size);
    this.next = new Uint16Array(size);
    this.arg = new Uint16Array(size);
    this.last = new Uint16Array(size);
    const { count, of, sets } = alphabet;
    this.members = new Uint8Array(sets.length * count);
    sets.forEach(({ has }, n) => {
      for (let byte = 0; byte < 256; byte++) if (has[byte]) this.members[n * count + of[byte]!] = 1;
    });
    this.emit(MATCH, 0);
    this.start = this.compile(tree, MATCH_PC);
  }

  get size(): number {
    return this.length;
  }

  /** Bytes of memory it takes, about. */
  get footprint(): number {
    return this.op.length * 7 + this.members.length;
  }

  /** Whether the assertion with this index holds between `before` and `after`, in the order in which bytes are met. */
  holds(assertion: number, before: number, after: number): boolean {
    const [begin, end] = this.options.reverse ? [after, before] : [before, after];
    if (assertion === 0) return begin === EDGE;
    if (assertion === 1) return end === EDGE;
    return ((before === WORD) !== (after === WORD)) === (assertion === 2);
  }

  private emit(op: number, next: number, arg = 0, last = 0): number {
    const pc = this.length++;
    this.op[pc] = op;
    this.next[pc] = next;
    this.arg[pc] = arg;
    this.last[pc] = last;
    return pc;
  }

  /** Emits a node after which the program goes on at `next`. Answers where it begins. */
  private compile(node: Node, next: number): number {
    const { reverse, captures } = this.options;
    switch (node.type) {
      case "set":
        return this.emit(SET, next, this.alphabet.number(node.set));
      case "sequence":
        return (reverse ? node.items : node.items.toReversed()).reduce(
          (after, item) => this.compile(item, after),
          next,
        );
      case "choice":
        return node.items
          .map((item) => this.compile(item, next))
          .reduceRight((rest, item) => this.emit(SPLIT, item, rest));
      case "group":
        if (!captures) return this.compile(node.body, next);
        return this.emit(SAVE, this.compile(node.body, this.emit(SAVE, next, 2 * node.index + 1)), 2 * node.index);
      case "assertion":
        if (node.assertion === "begin" || node.assertion === "end") this.usesEdges = true;
        else this.usesWords = true;
        return this.emit(ASSERT, next, ASSERTIONS.indexOf(node.assertion));
      case "repeat":
        return this.repeat(node, next);
    }
  }

  private repeat(node: Node & { type: "repeat" }, next: number): number {
    const { body, min, max, lazy, first, last } = node;
    const forget = this.options.captures && last >= first && max > 1;
    const once = (after: number): number => {
      const entry = this.compile(body, after);
      return forget ? this.emit(FORGET, entry, 2 * first, 2 * last + 1) : entry;
    };
    let copies = min;
    let entry = next;
    if (max === Infinity) {
      const split = this.emit(SPLIT, 0);
      entry = once(split);
      this.next[split] = lazy ? next : entry;
      this.arg[split] = lazy ? entry : next;
      if (min === 0) entry = split;
      else copies--;
    } else {
      for (let i = min; i < max; i++) {
        const inner = once(entry);
        entry = lazy ? this.emit(SPLIT, next, inner) : this.emit(SPLIT, inner, next);
      }
    }
    for (; copies > 0; copies--) entry = once(entry);
    return entry;
  }
}

/** How many instructions a node takes, at most; counted before any is made. */
function sizeOf(node: Node): number {
  switch (node.type) {
    case "sequence":
    case "choice":
      return node.items.reduce((sum, item) => sum + sizeOf(item), node.items.length);
    case "group":
      return sizeOf(node.body) + 2;
    case "repeat":
      return (sizeOf(node.body) + 2) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max);
    default:
      return 1;
  }
}
