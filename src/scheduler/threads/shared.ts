/** Most threads of a process. */
export const MAX_THREADS = 1024;

/**
 * What all threads of a program see: who is at work, and so whether anything can still happen.
 *
 * `active` counts threads with work of their own plus batches of messages on their way. It only comes to 0 when everybody waits
 * for messages that nobody can send: the program is over (or, in virtual time, the next sleeper is due). A batch is counted before
 * it is posted and until its receiver has noted that it has work, so the count never touches 0 in between.
 */
export class SharedState {
  /** [active, next thread number], then for each thread: at work, batches to it, VMs in it. */
  private readonly words: Int32Array;
  /** Virtual time, then for each thread when its next timer is due. */
  private readonly times: Float64Array;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.times = new Float64Array(buffer, 0, 1 + MAX_THREADS);
    this.words = new Int32Array(buffer, this.times.byteLength, 2 + 3 * MAX_THREADS);
  }

  static create(): SharedState {
    const state = new SharedState(new SharedArrayBuffer(8 * (1 + MAX_THREADS) + 4 * (2 + 3 * MAX_THREADS)));
    state.times.fill(Infinity, 1);
    state.words[1] = 1; // 0 is the main thread
    return state;
  }

  /** The number of a new thread; undefined when there are too many. */
  newThread(): number | undefined {
    const n = Atomics.add(this.words, 1, 1);
    return n < MAX_THREADS ? n : undefined;
  }

  /** Whether there may be so many threads more. */
  hasRoomFor(n: number): boolean {
    return Atomics.load(this.words, 1) + n <= MAX_THREADS;
  }

  /** Notes whether a thread has work; true: nobody has any more. */
  setWorking(thread: number, working: boolean): boolean {
    const before = Atomics.exchange(this.words, 2 + 3 * thread, working ? 1 : 0);
    return this.change((working ? 1 : 0) - before);
  }

  /** A batch is about to be posted to a thread. */
  posting(thread: number): void {
    Atomics.add(this.words, 3 + 3 * thread, 1);
    this.change(1);
  }

  /** A batch has arrived at a thread, which has work. */
  arrived(thread: number): void {
    Atomics.sub(this.words, 3 + 3 * thread, 1);
    this.change(-1);
  }

  /** A thread is gone, with its work and what was on its way to it. Every witness says so. */
  died(thread: number): void {
    const lost = Atomics.exchange(this.words, 3 + 3 * thread, 0) + Atomics.exchange(this.words, 2 + 3 * thread, 0);
    Atomics.store(this.words, 4 + 3 * thread, 0);
    this.times[1 + thread] = Infinity;
    this.change(-lost);
  }

  private change(by: number): boolean {
    return Atomics.add(this.words, 0, by) + by === 0;
  }

  get quiet(): boolean {
    return Atomics.load(this.words, 0) === 0;
  }

  /** VMs in a thread: more or fewer. */
  countVm(thread: number, by: number): void {
    Atomics.add(this.words, 4 + 3 * thread, by);
  }

  vms(thread: number): number {
    return Atomics.load(this.words, 4 + 3 * thread);
  }

  // ---- virtual time ----

  get now(): number {
    return this.times[0]!;
  }

  set now(time: number) {
    this.times[0] = time;
  }

  setNextTimer(thread: number, at: number): void {
    this.times[1 + thread] = at;
  }

  /** The thread whose timer is due first, and when; undefined when nobody sleeps. */
  nextTimer(): { thread: number; at: number } | undefined {
    let thread = 0;
    for (let i = 1; i < MAX_THREADS; i++) if (this.times[1 + i]! < this.times[1 + thread]!) thread = i;
    const at = this.times[1 + thread]!;
    return at === Infinity ? undefined : { thread, at };
  }
}
