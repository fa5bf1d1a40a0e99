/** Most threads of a process at a time; a power of 2. */
export const MAX_THREADS = 1024;

/** The state of a thread: bit 0: at work; then batches on their way to it; then which of the threads this is that had its slot in turn. */
const BATCH = 2;
const GENERATION_SHIFT = 21;
const GENERATIONS = 2 ** (32 - GENERATION_SHIFT);

/** Where the words begin that belong to a thread, and which they are. */
const [ACTIVE, TAKEN, NEXT, FIRST] = [0, 1, 2, 3];
const [STATE, VMS, SLOT_TAKEN, WORDS] = [0, 1, 2, 3];

/**
 * What all threads of a program see: who is at work, and so whether anything can still happen.
 *
 * `active` counts threads with work of their own plus batches of messages on their way. It only comes to 0 when everybody waits
 * for messages that nobody can send: the program is over (or, in virtual time, the next sleeper is due). A batch is counted before
 * it is posted and until its receiver has noted that it has work, so the count never touches 0 in between.
 *
 * Threads have slots here. The slot of one that has ended is given to another, with the next generation: a thread's number is made
 * of both, so what is said of a thread that is gone never means the one that came after it.
 */
export class SharedState {
  /** How many are active, slots that are taken, where to look for the next; then WORDS of each slot. */
  private readonly words: Int32Array;
  /** Virtual time, then for each slot when its thread's next timer is due. */
  private readonly times: Float64Array;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.times = new Float64Array(buffer, 0, 1 + MAX_THREADS);
    this.words = new Int32Array(buffer, this.times.byteLength, FIRST + WORDS * MAX_THREADS);
  }

  /** With one thread, the main one: number 0. */
  static create(): SharedState {
    const state = new SharedState(new SharedArrayBuffer(8 * (1 + MAX_THREADS) + 4 * (FIRST + WORDS * MAX_THREADS)));
    state.times.fill(Infinity, 1);
    state.newThread();
    return state;
  }

  /** The number of a new thread; undefined when there are too many. */
  newThread(): number | undefined {
    const { words } = this;
    for (let i = 0; i < MAX_THREADS; i++) {
      const slot = slotOf(Atomics.add(words, NEXT, 1));
      if (Atomics.compareExchange(words, wordOf(slot, SLOT_TAKEN), 0, 1) !== 0) continue;
      Atomics.add(words, TAKEN, 1);
      return generationIn(Atomics.load(words, wordOf(slot, STATE))) * MAX_THREADS + slot;
    }
    return undefined;
  }

  /** Whether there may be so many threads more. */
  hasRoomFor(n: number): boolean {
    return Atomics.load(this.words, TAKEN) + n <= MAX_THREADS;
  }

  /** Notes whether this very thread has work; true: nobody has any more. */
  setWorking(own: number, working: boolean): boolean {
    const at = wordOf(own, STATE);
    const before = (working ? Atomics.or(this.words, at, 1) : Atomics.and(this.words, at, ~1)) & 1;
    return this.change((working ? 1 : 0) - before);
  }

  /** A batch is about to be posted to a thread. False: that is gone. */
  posting(thread: number): boolean {
    const at = wordOf(thread, STATE);
    for (;;) {
      const state = Atomics.load(this.words, at);
      if (generationIn(state) !== generationOf(thread)) return false;
      if (Atomics.compareExchange(this.words, at, state, (state + BATCH) | 0) === state) break;
    }
    this.change(1);
    return true;
  }

  /** A batch has arrived at this very thread, which has work. */
  arrived(own: number): void {
    Atomics.sub(this.words, wordOf(own, STATE), BATCH);
    this.change(-1);
  }

  /** A thread is gone, with its work and what was on its way to it. Only the main thread says so, which sees the end of each. */
  died(thread: number): void {
    const next = ((generationOf(thread) + 1) % GENERATIONS) << GENERATION_SHIFT;
    const state = Atomics.exchange(this.words, wordOf(thread, STATE), next);
    Atomics.store(this.words, wordOf(thread, VMS), 0);
    this.times[1 + slotOf(thread)] = Infinity;
    Atomics.store(this.words, wordOf(thread, SLOT_TAKEN), 0);
    Atomics.sub(this.words, TAKEN, 1);
    const batches = (state & ((1 << GENERATION_SHIFT) - 1)) >>> 1;
    this.change(-batches - (state & 1));
  }

  private change(by: number): boolean {
    return Atomics.add(this.words, ACTIVE, by) + by === 0;
  }

  get quiet(): boolean {
    return Atomics.load(this.words, ACTIVE) === 0;
  }

  /** VMs in a thread: more or fewer. */
  countVm(thread: number, by: number): void {
    if (this.alive(thread)) Atomics.add(this.words, wordOf(thread, VMS), by);
  }

  /** This very thread has no VMs, whatever others expected. */
  noVms(own: number): void {
    Atomics.store(this.words, wordOf(own, VMS), 0);
  }

  vms(thread: number): number {
    return this.alive(thread) ? Atomics.load(this.words, wordOf(thread, VMS)) : 0;
  }

  private alive(thread: number): boolean {
    return generationIn(Atomics.load(this.words, wordOf(thread, STATE))) === generationOf(thread);
  }

  // ---- virtual time ----

  get now(): number {
    return this.times[0]!;
  }

  set now(time: number) {
    this.times[0] = time;
  }

  setNextTimer(own: number, at: number): void {
    this.times[1 + slotOf(own)] = at;
  }

  /** The thread whose timer is due first, and when; undefined when nobody sleeps. */
  nextTimer(): { thread: number; at: number } | undefined {
    let slot = 0;
    for (let i = 1; i < MAX_THREADS; i++) if (this.times[1 + i]! < this.times[1 + slot]!) slot = i;
    const at = this.times[1 + slot]!;
    if (at === Infinity) return undefined;
    return { thread: generationIn(Atomics.load(this.words, wordOf(slot, STATE))) * MAX_THREADS + slot, at };
  }
}

function slotOf(thread: number): number {
  return thread & (MAX_THREADS - 1);
}

function generationOf(thread: number): number {
  return (thread / MAX_THREADS) | 0;
}

function generationIn(state: number): number {
  return state >>> GENERATION_SHIFT;
}

function wordOf(thread: number, word: number): number {
  return FIRST + WORDS * slotOf(thread) + word;
}
