import { ASSERT, EDGE, FORGET, MATCH, type Program, SAVE, SET, SPLIT } from "./program.js";
import { type Work } from "./work.js";

/** Up to this many pairs of an instruction and a place are tried one after the other, see {@link Captures}. */
const MAX_VISITED = 1 << 18;

/** In the stack of a search: go on at an instruction; anything below is a slot to give its old value back. */
const GO = 0;

/**
 * Finds what the groups of a match captured, once it is known where the match begins and ends: of the ways to match exactly that,
 * the first in order of priority.
 *
 * Short matches are searched in that order, each pair of an instruction and a place once at most: the rest of a second visit
 * would fail as it did the first time. Where the pairs are too many, all ways are followed at the same time, place by place,
 * each with its own copy of what was captured. Both are linear in the length of the match, and what they find is the same.
 */
export class Captures {
  private readonly slots: number;
  private visited = new Uint32Array(0);
  private stack = new Int32Array(64);
  private threads: Threads | undefined;

  /** @param program one that captures */
  constructor(
    private readonly program: Program,
    groups: number,
  ) {
    this.slots = 2 * (groups + 1);
  }

  /** Bytes of memory, about. */
  get footprint(): number {
    return this.visited.length * 4 + this.stack.length * 4 + (this.threads?.footprint ?? 0);
  }

  /**
   * @param start, end where the match is: there is one
   * @returns where each group begins and ends, from group 0 on; -1 for those that took no part
   */
  find(text: Uint8Array, start: number, end: number, work: Work): Int32Array {
    const pairs = this.program.size * (end - start + 1);
    const found = new Int32Array(this.slots).fill(-1);
    found[0] = start;
    found[1] = end;
    if (pairs <= MAX_VISITED) {
      work.spend(pairs);
      this.search(text, start, end, found);
    } else (this.threads ??= new Threads(this.program, this.slots)).run(text, start, end, found, work);
    return found;
  }

  private search(text: Uint8Array, start: number, end: number, captured: Int32Array): void {
    const { program } = this;
    const { alphabet, members } = program;
    const length = end - start + 1;
    const words = (program.size * length + 31) >>> 5;
    if (words > this.visited.length) this.visited = new Uint32Array(2 * words);
    else this.visited.fill(0, 0, words);
    const { visited } = this;
    let depth = 0;
    const push = (kind: number, a: number, b: number): void => {
      if (depth + 3 > this.stack.length) {
        const stack = new Int32Array(2 * this.stack.length);
        stack.set(this.stack);
        this.stack = stack;
      }
      this.stack[depth++] = a;
      this.stack[depth++] = b;
      this.stack[depth++] = kind;
    };
    const set = (slot: number, value: number): void => {
      push(~slot, captured[slot]!, 0);
      captured[slot] = value;
    };
    push(GO, program.start, start);
    while (depth > 0) {
      const kind = this.stack[--depth]!;
      let at = this.stack[--depth]!;
      let pc = this.stack[--depth]!;
      if (kind !== GO) {
        captured[~kind] = pc;
        continue;
      }
      // Goes on until this way fails.
      for (;;) {
        const pair = pc * length + at - start;
        const bit = 1 << (pair & 31);
        if (visited[pair >>> 5]! & bit) break;
        visited[pair >>> 5]! |= bit;
        const op = program.op[pc]!;
        const arg = program.arg[pc]!;
        if (op === SET) {
          if (at === end || !members[arg * alphabet.count + alphabet.of[text[at]!]!]) break;
          at++;
        } else if (op === SPLIT) push(GO, arg, at);
        else if (op === SAVE) set(arg, at);
        else if (op === FORGET) {
          for (let slot = arg, last = program.last[pc]!; slot <= last; slot++) if (captured[slot]! >= 0) set(slot, -1);
        } else if (op === ASSERT) {
          if (!program.holds(arg, contextAt(program, text, at - 1), contextAt(program, text, at))) break;
        } else if (at === end) return;
        else break;
        pc = program.next[pc]!;
      }
    }
  }
}

/** EDGE, OTHER or WORD. */
function contextAt({ alphabet }: Program, text: Uint8Array, at: number): number {
  return at >= 0 && at < text.length ? alphabet.context[alphabet.of[text[at]!]!]! : EDGE;
}

/** All ways at the same time: a list of instructions in order of priority, each with what was captured on the way to it. */
class Threads {
  private readonly visited: Float64Array;
  private stamp = 0;
  private list: Uint16Array;
  private nextList: Uint16Array;
  /** Rows of captured slots, by instruction. */
  private captured: Int32Array;
  private nextCaptured: Int32Array;
  private readonly stack: number[] = [];
  private count = 0;
  private visits = 0;

  constructor(
    private readonly program: Program,
    private readonly slots: number,
  ) {
    const { size } = program;
    this.visited = new Float64Array(size);
    this.list = new Uint16Array(size);
    this.nextList = new Uint16Array(size);
    this.captured = new Int32Array(size * slots);
    this.nextCaptured = new Int32Array(size * slots);
  }

  get footprint(): number {
    return this.program.size * (12 + 8 * this.slots);
  }

  /** @param found gets what the way that matches captured */
  run(text: Uint8Array, start: number, end: number, found: Int32Array, work: Work): void {
    const { program, slots } = this;
    const { alphabet, members } = program;
    this.count = 0;
    this.stamp++;
    this.captured.set(found);
    this.follow(program.start, text, start, 0);
    for (let at = start; at < end; at++) {
      [this.list, this.nextList] = [this.nextList, this.list];
      [this.captured, this.nextCaptured] = [this.nextCaptured, this.captured];
      const kind = alphabet.of[text[at]!]!;
      const { count, list } = this;
      work.spend(this.visits + count);
      this.count = this.visits = 0;
      this.stamp++;
      for (let i = 0; i < count; i++) {
        const pc = list[i]!;
        if (program.op[pc] !== SET || !members[program.arg[pc]! * alphabet.count + kind]) continue;
        this.follow(program.next[pc]!, text, at + 1, pc * slots);
      }
    }
    const row = this.nextList.subarray(0, this.count).find((pc) => program.op[pc] === MATCH)! * slots;
    found.set(this.nextCaptured.subarray(row + 2, row + slots), 2);
  }

  /**
   * Adds what can be reached from `entry` without a byte to the next list.
   * @param row where in `captured` the slots of the way to it are; changed, and changed back
   */
  private follow(entry: number, text: Uint8Array, at: number, row: number): void {
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
        if (!program.holds(arg, contextAt(program, text, at - 1), contextAt(program, text, at))) continue;
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
