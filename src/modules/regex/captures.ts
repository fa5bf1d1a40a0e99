import { ASSERT, EDGE, FORGET, MATCH, type Program, SAVE, SET, SPLIT } from "./program.js";
import { type Work } from "./work.js";

/** Steps are only remembered if the table of all there could be has no more entries. */
const MAX_STEPS = 1 << 16;

/** In the table of steps: not known yet; more than one way goes on. */
const UNKNOWN = -1;
const SEVERAL = -2;

/** What a step does to a slot: these, or -1 to forget it. */
const KEEP = -2;
const HERE = -3;

/** In the stack of {@link Captures.follow}: go on at an instruction; anything below is a slot that gets its old value back. */
const GO = 0;

/** A step over a byte by the only way that goes on there; or to the end of the match. */
interface Step {
  /** The instruction behind the byte. */
  readonly next: number;
  /** Slots, each followed by what becomes of it before the byte. */
  readonly changes: readonly number[];
}

/**
 * Finds what the groups of a match captured, once it is known where the match begins and ends: of the ways to match exactly that,
 * the first in order of priority. Linear in the length of the match.
 *
 * Nearly everywhere the next byte leaves a single way to go on. Then a step depends on nothing but the instruction, what stands
 * before, and the class of the byte: it is remembered, and costs some nanoseconds the next time. Where there are several ways they
 * are all followed at the same time, each with a copy of the slots, until but one is left.
 */
export class Captures {
  private readonly slots: number;
  /** Length of a row of the table: one for each class, and for what may stand behind the end of the match. */
  private readonly width: number;
  /** Numbers of steps by instruction, context and class; empty when that would be too large. */
  private readonly table: Int32Array;
  private readonly steps: Step[] = [];
  /** Instructions that have been met at a place, by the number of the place. */
  private readonly visited: Float64Array;
  private stamp = 0;
  private visits = 0;
  private readonly stack: number[] = [];
  /** The ways at a place, in order of priority: SET and MATCH instructions, and rows of slots by instruction. */
  private list: Uint16Array;
  private captured: Int32Array;
  private count = 0;
  /** The same for the next place. */
  private nextList: Uint16Array;
  private nextCaptured: Int32Array;

  /** @param program one that captures */
  constructor(
    private readonly program: Program,
    groups: number,
  ) {
    const { size, alphabet } = program;
    this.slots = 2 * (groups + 1);
    this.width = alphabet.count + 3;
    const entries = size * 3 * this.width;
    this.table = new Int32Array(entries <= MAX_STEPS ? entries : 0).fill(UNKNOWN);
    this.visited = new Float64Array(size);
    this.list = new Uint16Array(size);
    this.captured = new Int32Array(size * this.slots);
    this.nextList = new Uint16Array(size);
    this.nextCaptured = new Int32Array(size * this.slots);
  }

  /** Bytes of memory, about. */
  get footprint(): number {
    return this.program.size * (12 + 8 * this.slots) + this.table.length * 4 + this.steps.length * 200;
  }

  /**
   * @param start, end where the match is: there is one
   * @returns where each group begins and ends, from group 0 on; -1 for those that took no part
   */
  find(text: Uint8Array, start: number, end: number, work: Work): Int32Array {
    const { of, context, count: classes } = this.program.alphabet;
    const contextAt = (at: number): number => (at >= 0 && at < text.length ? context[of[text[at]!]!]! : EDGE);
    const found = new Int32Array(this.slots).fill(-1);
    found[0] = start;
    found[1] = end;
    let pc = this.program.start;
    let before = contextAt(start - 1);
    let at = start;
    this.visits = 0;
    for (;;) {
      // One way.
      const from = at;
      for (; at < end && this.table.length > 0; at++) {
        const kind = of[text[at]!]!;
        const step = this.step(pc, before, kind);
        if (step === undefined) break;
        change(found, step.changes, at);
        pc = step.next;
        before = context[kind]!;
      }
      work.spend(at - from);
      if (at === end && this.table.length > 0) {
        change(found, this.step(pc, before, classes + contextAt(end))!.changes, end);
        return found;
      }
      // Several.
      this.begin(pc, found, at, before, contextAt(at));
      for (pc = -1; at < end && pc < 0; at++) {
        before = contextAt(at);
        pc = this.advance(of[text[at]!]!, found, at + 1, before, contextAt(at + 1));
        work.spend(this.visits);
        this.visits = 0;
      }
      if (pc < 0) break;
    }
    // The end, and still several ways.
    const row = this.nextList.subarray(0, this.count).find((at) => this.program.op[at] === MATCH)! * this.slots;
    return this.nextCaptured.slice(row, row + this.slots);
  }

  /** Makes the next list that of all ways from one instruction. */
  private begin(pc: number, captured: Int32Array, at: number, before: number, after: number): void {
    this.captured.set(captured);
    this.count = 0;
    this.stamp++;
    this.follow(pc, 0, at, before, after);
  }

  /**
   * Takes all ways of the next list over a byte. When only one can, answers where it goes on and copies its slots to `found`;
   * else makes the new list and answers -1.
   * @param at behind the byte
   */
  private advance(kind: number, found: Int32Array, at: number, before: number, after: number): number {
    const { program, slots, nextList: list, nextCaptured: captured } = this;
    const { members, alphabet } = program;
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const pc = list[i]!;
      if (program.op[pc] === SET && members[program.arg[pc]! * alphabet.count + kind]) list[count++] = pc;
    }
    this.visits += this.count;
    if (count === 1 && this.table.length > 0) {
      const row = list[0]! * slots;
      for (let slot = 0; slot < slots; slot++) found[slot] = captured[row + slot]!;
      return program.next[list[0]!]!;
    }
    [this.list, this.nextList] = [this.nextList, this.list];
    [this.captured, this.nextCaptured] = [this.nextCaptured, this.captured];
    this.count = 0;
    this.stamp++;
    for (let i = 0; i < count; i++) this.follow(program.next[list[i]!]!, list[i]! * slots, at, before, after);
    return -1;
  }

  /** What happens at an instruction before a byte of a class, or before the end of the match; undefined for several ways. */
  private step(pc: number, before: number, kind: number): Step | undefined {
    const entry = (pc * 3 + before) * this.width + kind;
    let number = this.table[entry]!;
    if (number === UNKNOWN) this.table[entry] = number = this.newStep(pc, before, kind);
    return this.steps[number];
  }

  private newStep(pc: number, before: number, kind: number): number {
    const { program, slots } = this;
    const { members, alphabet } = program;
    const atEnd = kind >= alphabet.count;
    const after = atEnd ? kind - alphabet.count : alphabet.context[kind]!;
    this.begin(pc, new Int32Array(slots).fill(KEEP), HERE, before, after);
    const ways = this.nextList.subarray(0, this.count).filter((way) => {
      if (program.op[way] === MATCH) return atEnd;
      return !atEnd && members[program.arg[way]! * alphabet.count + kind];
    });
    if (ways.length !== 1) return SEVERAL;
    const way = ways[0]!;
    const changes: number[] = [];
    this.nextCaptured.subarray(way * slots, (way + 1) * slots).forEach((change, slot) => {
      if (change !== KEEP) changes.push(slot, change);
    });
    return this.steps.push({ next: program.next[way]!, changes }) - 1;
  }

  /**
   * Adds what can be reached from `entry` without a byte to the next list.
   * @param row where in `captured` the slots of the way to it are; changed, and changed back
   */
  private follow(entry: number, row: number, at: number, before: number, after: number): void {
    const { program, slots, stack, captured, nextCaptured } = this;
    stack.push(entry, GO);
    while (stack.length > 0) {
      const kind = stack.pop()!;
      const pc = stack.pop()!;
      if (kind !== GO) {
        captured[row + ~kind] = pc;
        continue;
      }
      if (this.visited[pc] === this.stamp) continue;
      this.visited[pc] = this.stamp;
      this.visits++;
      const op = program.op[pc]!;
      const arg = program.arg[pc]!;
      if (op === SET || op === MATCH) {
        this.nextList[this.count++] = pc;
        for (let slot = 0, to = pc * slots; slot < slots; slot++) nextCaptured[to + slot] = captured[row + slot]!;
        continue;
      }
      if (op === SPLIT) stack.push(arg, GO);
      else if (op === ASSERT) {
        if (!program.holds(arg, before, after)) continue;
      } else {
        const last = op === SAVE ? arg : program.last[pc]!;
        for (let slot = arg; slot <= last; slot++) {
          stack.push(captured[row + slot]!, ~slot);
          captured[row + slot] = op === FORGET ? -1 : at;
        }
      }
      stack.push(program.next[pc]!, GO);
    }
  }
}

/** Does what a step does to the slots at a place. */
function change(slots: Int32Array, changes: readonly number[], at: number): void {
  for (let i = 0; i < changes.length; i += 2) {
    const to = changes[i + 1]!;
    slots[changes[i]!] = to === HERE ? at : to;
  }
}
