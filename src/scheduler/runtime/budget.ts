import { type Fiber, READY, STOPPED } from "./fiber.js";

/** Why a run stopped: its running time (cpuMs) is used up, its deadline passed, or somebody asked. */
export type StopReason = "cpu" | "deadline" | "request";

/**
 * Time for a fiber and all that it spawns. When it is used up they stop where they are, between two slices, and can go on
 * after {@link Budget.refill}.
 */
export class Budget {
  stopped: StopReason | undefined;
  private cpuLeft = Infinity;
  private deadline = Infinity;
  private alarm: NodeJS.Timeout | undefined;
  private parked: Fiber[] = [];

  /** @param onStop called when the budget is used up, in the middle of a turn of the scheduler */
  constructor(private readonly onStop: (reason: StopReason) => void) {}

  /** Sets new limits, in ms from now, and lets what stopped go on. */
  refill(cpuMs: number, deadlineMs: number): void {
    this.cpuLeft = cpuMs;
    clearTimeout(this.alarm);
    this.deadline = performance.now() + deadlineMs;
    if (deadlineMs < 0x7fffffff) this.alarm = setTimeout(() => this.stop("deadline"), deadlineMs);
    this.stopped = undefined;
    const { parked } = this;
    this.parked = [];
    for (const fiber of parked) {
      if (fiber.state !== STOPPED) continue;
      fiber.state = READY;
      fiber.context.requeue(fiber);
    }
  }

  /** Charges a run that lasted from `start` to `end`. */
  charge(start: number, end: number): void {
    this.cpuLeft -= end - start;
    if (this.cpuLeft <= 0) this.stop("cpu");
    else if (end > this.deadline) this.stop("deadline");
  }

  stop(reason: StopReason): void {
    if (this.stopped !== undefined) return;
    this.stopped = reason;
    clearTimeout(this.alarm);
    this.onStop(reason);
  }

  /** Sets a fiber aside until the next refill. */
  park(fiber: Fiber): void {
    fiber.state = STOPPED;
    this.parked.push(fiber);
  }

  /** Forgets the alarm; for the end of the run. */
  close(): void {
    clearTimeout(this.alarm);
    this.parked = [];
  }
}
