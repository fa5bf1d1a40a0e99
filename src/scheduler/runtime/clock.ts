/** Where timers get the time from, in milliseconds since some moment. */
export interface Clock {
  now(): number;
  /** Whether it goes on only by skipTo. */
  readonly virtual: boolean;
  /** Nothing can happen before the time `at`. */
  skipTo(at: number): void;
}

/** Real time. */
export const realClock: Clock = {
  now: () => performance.now(),
  virtual: false,
  skipTo() {},
};

/** Time that passes only while everybody sleeps, and then at once: for tests. */
export class VirtualClock implements Clock {
  readonly virtual = true;
  private time = 0;

  now(): number {
    return this.time;
  }

  skipTo(at: number): void {
    this.time = Math.max(this.time, at);
  }
}
