import { look } from "../../os/epoll.js";
import { Backoff } from "./backoff.js";
import { type Clock, now } from "./clock.js";
import { type Random } from "./random.js";
import { ReadyQueue } from "./ready-queue.js";
import { type Runner } from "./runner.js";
import { Timers } from "./timers.js";

/** Longest time without a look at Node's event loop while something is ready. */
const TURN_MS = 8;

/** What the system's part of a transfer takes, as part of a slice: runners only count what Lua does. */
const IO_COST = 1 / 100;

/** How many slices (milliseconds, about) may pass without a look at the clock. */
const LOOK_AFTER = 0.25;

/**
 * Shares this thread between its VMs and Node.
 *
 * A turn gives every VM that has ready fibers a slice (a millisecond), again and again, until none is ready or TURN_MS have
 * passed. Between turns Node's event loop does IO, timers and promises. Whatever makes a fiber ready from there calls
 * {@link Scheduler.enqueue}, which asks for one turn however many fibers become ready. With nothing ready and nothing pending,
 * Node finds nothing to wait for, and ends.
 */
export class Scheduler {
  readonly timers: Timers;
  private readonly ready = new ReadyQueue<Runner>();
  private turning = false;
  private readonly looks = new Backoff();
  /** Fibers that wait for something outside of the program. */
  outside = 0;
  /** The other threads of the program, once there are any. */
  threads: { turnBegins(): void; turnEnded(): void } | undefined;
  private immediate: NodeJS.Immediate | undefined;

  /**
   * @param clock what timers go by
   * @param random decides what is open: which VM is next, and how long its slice is. Without it: in turn, a millisecond
   */
  constructor(
    clock?: Clock,
    readonly random?: Random,
  ) {
    this.timers = new Timers(() => this.turn(), clock);
  }

  /** A VM has ready fibers. Runner sees to it that it is called once. */
  enqueue(runner: Runner): void {
    this.ready.push(runner);
    this.wakeUp();
  }

  /** Asks for a turn. */
  wakeUp(): void {
    if (!this.turning && this.immediate === undefined) this.immediate = setImmediate(this.turn);
  }

  /** Whether something is ready, or will be without a message from another thread. */
  get busy(): boolean {
    if (this.ready.length > 0 || this.outside > 0) return true;
    return this.timers.length > 0 && !this.timers.clock.virtual;
  }

  private next(): Runner | undefined {
    // Drawn only where there is a choice: how often an empty queue is looked at depends on real time.
    if (this.random && this.ready.length > 1)
      for (let turns = this.random.below(this.ready.length); turns > 0; turns--) this.ready.push(this.ready.shift()!);
    return this.ready.shift();
  }

  /** Nothing is ready: looks whether something has happened since, which is cheaper than a turn of Node's event loop. */
  private looked(): boolean {
    const { looks } = this;
    if (!looks.due()) return false;
    const found = look();
    if (found) looks.hit();
    else looks.miss();
    return found;
  }

  /** Runs what is ready. Called by Node's event loop, or by the program to start without waiting for it. */
  readonly turn = (): void => {
    if (this.turning) return;
    this.turning = true;
    clearImmediate(this.immediate);
    this.immediate = undefined;
    this.threads?.turnBegins();
    const end = now() + TURN_MS;
    let slices = 0;
    try {
      if (this.ready.length === 0) this.timers.skip();
      this.timers.expire();
      for (let runner = this.next(); runner !== undefined; runner = this.next()) {
        slices += runner.runSlice();
        if (this.ready.length === 0 && this.looked()) slices += IO_COST;
        if (slices < LOOK_AFTER) continue;
        slices = 0;
        this.timers.expire();
        if (now() >= end) break;
      }
    } finally {
      this.turning = false;
      if (this.ready.length > 0) this.immediate = setImmediate(this.turn);
      else this.timers.arm();
      this.threads?.turnEnded();
    }
  };
}

let own: Scheduler | undefined;

/** The scheduler of this thread. */
export function threadScheduler(): Scheduler {
  return (own ??= new Scheduler());
}

/** For tests: makes this thread's scheduler reproducible, before anything runs on it. */
export function useScheduler(scheduler: Scheduler): void {
  own = scheduler;
}
