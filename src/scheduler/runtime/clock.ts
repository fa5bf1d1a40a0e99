import { type SharedState } from "../threads/shared.js";

const { performance } = globalThis; // the global is a getter, which costs more than the clock

/** Milliseconds of real time. */
export function now(): number {
  return performance.now();
}

/** Where timers get the time from, in milliseconds since some moment. */
export interface Clock {
  now(): number;
  /** Whether it goes on only by skipTo. */
  readonly virtual: boolean;
  /** Nothing can happen before the time `at`, in this thread. */
  skipTo(at: number): void;
  /** For a clock that several threads share: when this thread's next timer is due, Infinity for none. */
  announce?(at: number): void;
}

/** Real time. */
export const realClock: Clock = {
  now,
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

/** Virtual time of several threads. It goes on when none of them has anything to do, see Threads. */
export class SharedVirtualClock implements Clock {
  readonly virtual = true;

  constructor(
    private readonly thread: number,
    private readonly shared: SharedState,
  ) {}

  now(): number {
    return this.shared.now;
  }

  skipTo(): void {}

  announce(at: number): void {
    this.shared.setNextTimer(this.thread, at);
  }
}
