import { type Fiber } from "./fiber.js";
import { ReadyQueue } from "./ready-queue.js";
import { Timers } from "./timers.js";
import { type VmContext } from "./vm-context.js";

/** Longest time without a look at Node's event loop while fibers are ready. */
const TURN_MS = 8;
/** Switches between two looks at the clock. Even short runs are some 100 ns, long ones end as slices, which look too. */
const SWITCHES_PER_LOOK = 256;

/**
 * Runs the ready fibers of all VMs of this thread.
 *
 * A turn runs fibers in order until none is ready or TURN_MS have passed. Between turns Node's event loop does IO, timers and
 * promises. Whatever makes a fiber ready from there calls {@link Scheduler.enqueue}, which asks for one turn
 * however many fibers become ready. With nothing ready and nothing pending, Node finds nothing to wait for, and ends.
 */
export class Scheduler {
  readonly timers = new Timers(() => this.turn());
  private readonly ready = new ReadyQueue();
  private readonly contexts = new Set<VmContext>();
  private turning = false;
  private wakeUp: NodeJS.Immediate | undefined;
  /** When the last full slice ended, if nothing else ran since; else 0. */
  private sliceEnd = 0;
  private lookNow = false;

  add(context: VmContext): void {
    this.contexts.add(context);
  }

  remove(context: VmContext): void {
    this.contexts.delete(context);
  }

  /** Appends a fiber whose state is READY. */
  enqueue(fiber: Fiber): void {
    this.ready.push(fiber);
    if (!this.turning && this.wakeUp === undefined) this.wakeUp = setImmediate(this.turn);
  }

  /** A fiber used up its slice: what that teaches about the length of slices, and a reason to look at the clock. */
  sliceEnded(context: VmContext): void {
    const now = performance.now();
    if (this.sliceEnd !== 0) context.core.slice.measured(now - this.sliceEnd);
    this.sliceEnd = now;
    this.lookNow = true;
  }

  /** Runs what is ready. Called by Node's event loop, or by the program to start without waiting for it. */
  readonly turn = (): void => {
    if (this.turning) return;
    this.turning = true;
    clearImmediate(this.wakeUp);
    this.wakeUp = undefined;
    const start = performance.now();
    this.timers.expire(start);
    try {
      this.runReady(start + TURN_MS);
    } finally {
      this.turning = false;
      if (this.ready.length > 0) this.wakeUp = setImmediate(this.turn);
      else this.timers.arm();
    }
    for (const context of this.contexts) context.noticeIdle();
  };

  private runReady(end: number): void {
    let switches = 0;
    for (;;) {
      const fiber = this.ready.shift();
      if (fiber === undefined) return;
      this.lookNow = false;
      fiber.context.run(fiber);
      if (!this.lookNow) {
        this.sliceEnd = 0;
        if (++switches < SWITCHES_PER_LOOK) continue;
      }
      switches = 0;
      const now = performance.now();
      this.timers.expire(now);
      if (now >= end) return;
    }
  }
}

let own: Scheduler | undefined;

/** The scheduler of this thread. */
export function threadScheduler(): Scheduler {
  return (own ??= new Scheduler());
}
