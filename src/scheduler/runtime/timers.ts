import { type Clock, realClock } from "./clock.js";
import { ReadyQueue } from "./ready-queue.js";

/** Something that is due at a time of the clock. The other fields belong to Timers. */
export interface Timer {
  fire(): void;
  /** When it is due, in milliseconds. */
  at: number;
  order: number;
  /** Set when it fired or was cancelled. */
  done: boolean;
}

/** Node cannot wait longer at once (2^31 - 1 ms); longer waits are armed again. */
const LONGEST = 0x7fffffff;

/** For ever: a delay of Infinity ms is as long. */
const FOREVER = Number.MAX_SAFE_INTEGER;

/**
 * All timers of a thread, behind one timer of Node. Timers due at the same time fire in the order they were set.
 *
 * A timer due no earlier than the last one of the `run` is appended to it; any other goes into a binary heap. Programs wait for the
 * same time again and again, so nearly all timers come and go at the ends of the run, for a fifth of what the heap costs. The
 * next timer is the first of either. A cancelled timer stays where it is until it is first.
 */
export class Timers {
  private readonly run = new ReadyQueue<Timer>();
  private lastOfRun = 0;
  private readonly heap: Timer[] = [];
  private order = 0;
  private cancelled = 0;
  private armed: NodeJS.Timeout | undefined;
  private armedFor = Infinity;
  private skipping: NodeJS.Immediate | undefined;

  /** @param wake called from Node's loop when timers may be due */
  constructor(
    private readonly wake: () => void,
    private currentClock: Clock = realClock,
  ) {}

  get clock(): Clock {
    return this.currentClock;
  }

  /** Goes by another clock that shows the same time. */
  setClock(clock: Clock): void {
    this.currentClock = clock;
    clearImmediate(this.skipping);
    this.skipping = undefined;
    this.armedFor = NaN;
    this.arm();
  }

  /** Calls `fire` once `delay` ms have passed; NaN and negative delays are 0. */
  set(delay: number, fire: () => void): Timer {
    const timer = { fire, at: 0, order: 0, done: false };
    this.add(timer, delay);
    return timer;
  }

  /** The same for a timer that is more than that, which saves allocations. */
  add(timer: Timer, delay: number): void {
    timer.at = this.currentClock.now() + (delay > 0 ? Math.min(delay, FOREVER) : 0);
    timer.order = this.order++;
    if (this.run.length === 0 || timer.at >= this.lastOfRun) {
      this.run.push(timer);
      this.lastOfRun = timer.at;
      return;
    }
    this.heap.push(timer);
    this.up(this.heap.length - 1);
  }

  /** The next timer, which may be cancelled. */
  private first(): Timer | undefined {
    const next = this.run.first;
    const top = this.heap[0];
    return next === undefined || (top !== undefined && before(top, next)) ? top : next;
  }

  /** Takes out what first() answered. */
  private remove(timer: Timer): void {
    if (this.heap[0] === timer) this.pop();
    else this.run.shift();
  }

  cancel(timer: Timer): void {
    if (timer.done) return;
    timer.done = true;
    this.cancelled++;
    if (this.cancelled > 64 && this.cancelled > (this.heap.length + this.run.length) / 2) this.compact();
    this.arm();
  }

  /** Nothing can happen before the next timer is due: virtual time goes on to there. */
  skip(): void {
    const next = this.first();
    if (next !== undefined) this.currentClock.skipTo(next.at);
  }

  /** Fires what is due. */
  expire(): void {
    let first = this.first();
    if (first === undefined) return;
    const now = this.currentClock.now();
    for (; first !== undefined && (first.done || first.at <= now); first = this.first()) {
      this.remove(first);
      if (first.done) {
        this.cancelled--;
        continue;
      }
      first.done = true;
      first.fire();
    }
  }

  get length(): number {
    return this.heap.length + this.run.length - this.cancelled;
  }

  /** Makes Node wake the scheduler when the next timer is due; nothing keeps the process alive when there is none. */
  arm(): void {
    let first = this.first();
    for (; first?.done; first = this.first()) {
      this.remove(first);
      this.cancelled--;
    }
    const at = first?.at ?? Infinity;
    if (at === this.armedFor) return;
    clearTimeout(this.armed);
    this.armed = undefined;
    this.armedFor = at;
    this.currentClock.announce?.(at);
    if (first === undefined || this.currentClock.announce) return;
    if (this.currentClock.virtual) {
      this.skipping ??= setImmediate(() => {
        this.skipping = undefined;
        this.armedFor = Infinity;
        this.wake();
      });
      return;
    }
    // Node may fire up to 1 ms early; then expire() finds nothing due, and arm() waits for the rest.
    const delay = Math.min(LONGEST, Math.max(0, Math.ceil(at - this.currentClock.now())));
    this.armed = setTimeout(() => {
      this.armed = undefined;
      this.armedFor = Infinity;
      this.wake();
    }, delay);
  }

  private pop(): void {
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.down(0);
    }
  }

  private compact(): void {
    const live = this.heap.filter((timer) => !timer.done).sort((a, b) => (before(a, b) ? -1 : 1));
    this.heap.splice(0, this.heap.length, ...live);
    this.run.retain((timer) => !timer.done);
    this.cancelled = 0;
  }

  private up(i: number): void {
    const { heap } = this;
    const timer = heap[i]!;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(timer, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = timer;
  }

  private down(i: number): void {
    const { heap } = this;
    const timer = heap[i]!;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, timer)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = timer;
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
