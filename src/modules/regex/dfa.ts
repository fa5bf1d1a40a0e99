import { ASSERT, EDGE, MATCH, OTHER, type Program, SET, SPLIT } from "./program.js";
import { type Work } from "./work.js";

/** Between the groups of a kernel. No instruction has this number. */
const MARK = 0xffff;
/** What a state takes beside its kernel and its row. */
const STATE_OVERHEAD = 200;

/** Steps that are not just the next row. */
const UNKNOWN = -1;
const FLAGGED = -2;

/** What a state stands for. */
export interface State {
  /** Instructions, and MARKs. */
  readonly kernel: Uint16Array;
  /** What stands before this place: EDGE, OTHER or WORD; OTHER where the program never asks. */
  readonly before: number;
  readonly seeking: boolean;
}

/** Where a run that found nothing has come to the end of its text: it can go on there when the text does. */
export class Pause {
  /** Undefined when there was no run yet. */
  state: State | undefined;

  constructor(public at: number) {}
}

/**
 * Runs a program as a deterministic automaton that is built while it runs.
 *
 * A state is what may go on at a place, before the byte there is known: its kernel, instructions in order of priority. That byte,
 * or the end of the text, decides which assertions hold, and so whether there is a match that ends *before* it. This is told by
 * the step over it:
 *
 *     table[row of the state + class of the byte] =
 *       row of the next state                 as a rule
 *       FLAGGED - 2 * row - match             when a match ends before the byte (match = 1), or row is 0
 *       UNKNOWN                               nobody took that step yet
 *
 * Row 0 is the dead state, which no match can follow. So most bytes cost one look into the table and one comparison.
 *
 * - first match: an instruction that matches cuts off those after it
 * - longest match: the kernel is made of groups that started at the same place, the earliest first, with MARKs between them.
 *   A match cuts off the groups after it; its own goes on, for there may be a longer one
 *
 * A state that is seeking adds a new start behind all others, at every place until there is a match.
 *
 * When the table has grown to the limit of memory it is thrown away. So the worst a pattern can do is to make all steps slow ones,
 * each of which is work of the size of the program.
 */
export class Dfa {
  /** Bytes of memory that states take, about. */
  private used = 0;
  private readonly width: number;
  private table = new Int32Array();
  private states: State[] = [];
  private readonly rows = new Map<string, number>();
  /** Rows of the states that runs begin with; -1 for those that are not known yet. */
  private readonly starts = new Int32Array(6);
  /** Instructions that the current step has met, by the number of the step. */
  private readonly visited: Float64Array;
  private stamp = 0;
  private readonly stack: Uint16Array;
  /** SET instructions, and MARKs, that are ready for the byte. */
  private readonly ready: Uint16Array;

  /** @param limit bytes of memory for states, about */
  constructor(
    private readonly program: Program,
    private readonly longest: boolean,
    private readonly limit: number,
  ) {
    this.width = program.alphabet.count + 1;
    this.visited = new Float64Array(program.size);
    this.stack = new Uint16Array(2 * program.size + 2);
    this.ready = new Uint16Array(2 * program.size + 2);
    this.clear();
  }

  /** Bytes of memory, about. */
  get footprint(): number {
    return this.used + this.program.size * 16;
  }

  /**
   * Runs from `from` to the end of the text.
   * @param seeking whether the match may begin later
   * @param pause where an earlier run stopped, which this one goes on with; notes where this one does, if it finds nothing
   * @returns where the match ends; -1 when there is none
   */
  forward(text: Uint8Array, from: number, seeking: boolean, work: Work, pause?: Pause): number {
    const { of } = this.program.alphabet;
    const end = text.length;
    const paused = pause?.state;
    let row = paused ? this.rowOf(paused.kernel, paused.before, paused.seeking) : this.start(text, from - 1, seeking);
    if (paused) from = pause.at;
    let { table } = this;
    let found = -1;
    let at = from;
    for (; at < end; at++) {
      const kind = of[text[at]!]!;
      let step = table[row + kind]!;
      if (step < 0) {
        if (step === UNKNOWN) {
          step = this.step(row, kind, work);
          ({ table } = this);
        }
        if (step < 0) {
          const flagged = FLAGGED - step;
          if (flagged & 1) found = at;
          if (flagged < 2) break;
          step = flagged >> 1;
        }
      }
      row = step;
    }
    work.spend(at - from);
    if (at === end && isMatch(this.step(row, this.width - 1, work))) return end;
    if (pause && found < 0) {
      pause.state = this.states[at === end ? row / this.width : 0]!;
      pause.at = end;
    }
    return found;
  }

  /**
   * Runs from `from` back to `to`, for the program in reverse.
   * @returns where the match begins; -1 when there is none
   */
  backward(text: Uint8Array, from: number, to: number, work: Work): number {
    const { of } = this.program.alphabet;
    let row = this.start(text, from, false);
    let { table } = this;
    let found = -1;
    let at = from;
    for (; at > to; at--) {
      const kind = of[text[at - 1]!]!;
      let step = table[row + kind]!;
      if (step < 0) {
        if (step === UNKNOWN) {
          step = this.step(row, kind, work);
          ({ table } = this);
        }
        if (step < 0) {
          const flagged = FLAGGED - step;
          if (flagged & 1) found = at;
          if (flagged < 2) break;
          step = flagged >> 1;
        }
      }
      row = step;
    }
    work.spend(from - at);
    const kind = to > 0 ? of[text[to - 1]!]! : this.width - 1;
    return at === to && isMatch(this.step(row, kind, work)) ? to : found;
  }

  /** The row to begin with beside the byte at `beside`, which may be outside of the text. */
  private start(text: Uint8Array, beside: number, seeking: boolean): number {
    const { of, context } = this.program.alphabet;
    const before = beside >= 0 && beside < text.length ? context[of[text[beside]!]!]! : EDGE;
    const index = before + (seeking ? 3 : 0);
    let row = this.starts[index]!;
    if (row < 0) {
      row = this.rowOf(seeking ? [] : [this.program.start], before, seeking);
      this.starts[index] = row;
    }
    return row;
  }

  /** A step that may not be in the table; adds it there. */
  private step(row: number, kind: number, work: Work): number {
    const known = this.table[row + kind]!;
    if (known !== UNKNOWN) return known;
    const { program, width } = this;
    const { alphabet, members } = program;
    const state = this.states[row / width]!;
    const after = kind === width - 1 ? EDGE : alphabet.context[kind]!;
    const [length, matched] = this.close(state, after, work);
    let next = 0;
    const { states } = this;
    if (kind < width - 1) {
      const { ready } = this;
      const kernel: number[] = [];
      const stamp = ++this.stamp;
      let group = 0; // where the current one begins in the kernel
      for (let i = 0; i < length; i++) {
        const pc = ready[i]!;
        if (pc === MARK) group = this.endGroup(kernel, group);
        else if (members[program.arg[pc]! * alphabet.count + kind]) {
          const target = program.next[pc]!;
          if (this.visited[target] === stamp) continue;
          this.visited[target] = stamp;
          kernel.push(target);
        }
      }
      this.endGroup(kernel, group);
      if (kernel[kernel.length - 1] === MARK) kernel.pop();
      next = this.rowOf(kernel, after, state.seeking && !matched);
    }
    const step = matched || next === 0 ? FLAGGED - 2 * next - (matched ? 1 : 0) : next;
    // The table may have been thrown away.
    if (states === this.states) this.table[row + kind] = step;
    return step;
  }

  /** Ends a group of a kernel. The order within a group means nothing. Answers where the next one begins. */
  private endGroup(kernel: number[], start: number): number {
    if (!this.longest || kernel.length === start) return start;
    if (kernel.length - start > 1) {
      const sorted = kernel.splice(start).sort((a, b) => a - b);
      for (const pc of sorted) kernel.push(pc);
    }
    return kernel.push(MARK);
  }

  /** Follows everything that takes no byte. Answers the length of `ready`, and whether there is a match. */
  private close(state: State, after: number, work: Work): [length: number, matched: boolean] {
    const { program, longest, ready } = this;
    const stamp = ++this.stamp;
    let length = 0;
    let matched = false;
    const follow = (entry: number): void => {
      const { stack, visited } = this;
      let depth = 0;
      stack[depth++] = entry;
      while (depth > 0) {
        const pc = stack[--depth]!;
        if (visited[pc] === stamp) continue;
        visited[pc] = stamp;
        const op = program.op[pc]!;
        if (op === SET) ready[length++] = pc;
        else if (op === MATCH) {
          matched = true;
          if (!longest) return;
        } else if (op !== ASSERT || program.holds(program.arg[pc]!, state.before, after)) {
          if (op === SPLIT) stack[depth++] = program.arg[pc]!;
          stack[depth++] = program.next[pc]!;
        }
      }
    };
    for (const pc of state.kernel) {
      if (pc !== MARK) follow(pc);
      else ready[length++] = MARK;
      if (matched && (!longest || pc === MARK)) break;
    }
    if (state.seeking && !matched) {
      if (longest && length > 0) ready[length++] = MARK;
      follow(program.start);
    }
    work.spend(length + state.kernel.length + this.width);
    return [length, matched];
  }

  /** The row of a state, which may be new. */
  private rowOf(kernel: ArrayLike<number>, context: number, seeking: boolean): number {
    const { program, width } = this;
    if (kernel.length === 0 && !seeking) return 0;
    const before = program.usesWords ? context : program.usesEdges && context === EDGE ? EDGE : OTHER;
    const bytes = new Uint16Array(kernel.length + 1);
    bytes.set(kernel);
    bytes[kernel.length] = before + (seeking ? 3 : 0);
    const key = Buffer.from(bytes.buffer).toString("latin1");
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const cost = width * 4 + bytes.length * 4 + STATE_OVERHEAD;
    if (this.used + cost > this.limit) this.clear();
    this.used += cost;
    const row = this.states.push({ kernel: bytes.subarray(0, -1), before, seeking }) * width - width;
    this.rows.set(key, row);
    if (row + width > this.table.length) {
      const table = new Int32Array(2 * this.table.length);
      table.set(this.table);
      this.table = table;
    }
    this.table.fill(UNKNOWN, row, row + width);
    return row;
  }

  /** Forgets all states but the dead one. */
  clear(): void {
    this.states = [{ kernel: new Uint16Array(), before: OTHER, seeking: false }];
    this.rows.clear();
    this.starts.fill(-1);
    this.table = new Int32Array(4 * this.width);
    this.used = 0;
  }
}

/** Whether a match ends before this step. */
function isMatch(step: number): boolean {
  return step <= FLAGGED && ((FLAGGED - step) & 1) === 1;
}
