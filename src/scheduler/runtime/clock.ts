/** Where timers get the time from, in milliseconds since some moment. */
export interface Clock {
  now(): number;
  /** Called when nothing can happen before the time `at`: true when it is that time now. */
  skipTo(at: number): boolean;
}

/** Real time. */
export const realClock: Clock = {
  now: () => performance.now(),
  skipTo: () => false,
};

/** Time that passes only while everybody sleeps, and then at once: for tests. */
export class VirtualClock implements Clock {
  private time = 0;

  now(): number {
    return this.time;
  }

  skipTo(at: number): boolean {
    this.time = Math.max(this.time, at);
    return true;
  }
}
