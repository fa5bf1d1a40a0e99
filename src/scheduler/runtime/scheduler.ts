import { ReadyQueue } from "./ready-queue.js";
import { type Runner } from "./runner.js";
import { Timers } from "./timers.js";

/** Longest time without a look at Node's event loop while something is ready. */
const TURN_MS = 8;

/**
 * Shares this thread between its VMs and Node.
 *
 * A turn gives every VM that has ready fibers a slice (a millisecond), again and again, until none is ready or TURN_MS have
 * passed. Between turns Node's event loop does IO, timers and promises. Whatever makes a fiber ready from there calls
 * {@link Scheduler.enqueue}, which asks for one turn however many fibers become ready. With nothing ready and nothing pending,
 * Node finds nothing to wait for, and ends.
 */
export class Scheduler {
  readonly timers = new Timers(() => this.turn());
  private readonly ready = new ReadyQueue<Runner>();
  private readonly afterTurn = new Set<() => void>();
  private turning = false;
  private wakeUp: NodeJS.Immediate | undefined;

  /** Has `look` called after every turn, until it is removed. */
  onTurn(look: () => void): void {
    this.afterTurn.add(look);
  }

  offTurn(look: () => void): void {
    this.afterTurn.delete(look);
  }

  /** A VM has ready fibers. Runner sees to it that it is called once. */
  enqueue(runner: Runner): void {
    this.ready.push(runner);
    if (!this.turning && this.wakeUp === undefined) this.wakeUp = setImmediate(this.turn);
  }

  /** Runs what is ready. Called by Node's event loop, or by the program to start without waiting for it. */
  readonly turn = (): void => {
    if (this.turning) return;
    this.turning = true;
    clearImmediate(this.wakeUp);
    this.wakeUp = undefined;
    const end = performance.now() + TURN_MS;
    try {
      this.timers.expire(performance.now());
      for (let runner = this.ready.shift(); runner !== undefined; runner = this.ready.shift()) {
        runner.runSlice();
        const now = performance.now();
        this.timers.expire(now);
        if (now >= end) break;
      }
    } finally {
      this.turning = false;
      if (this.ready.length > 0) this.wakeUp = setImmediate(this.turn);
      else this.timers.arm();
    }
    for (const look of this.afterTurn) look();
  };
}

let own: Scheduler | undefined;

/** The scheduler of this thread. */
export function threadScheduler(): Scheduler {
  return (own ??= new Scheduler());
}
