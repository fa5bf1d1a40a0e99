/** Reproducible choices for the scheduler, where the order of things is open (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** An integer from 0 to n - 1. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 0x100000000) * n) | 0;
  }
}
