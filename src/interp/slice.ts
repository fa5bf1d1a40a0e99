/** Milliseconds a slice should take: long enough to amortise re-entry, short enough to stop a loop soon. */
const TARGET_MS = 1;
const MIN_FUEL = 2_000;
const MAX_FUEL = 20_000_000;

/**
 * How much fuel makes a slice of about a millisecond. The core returns to the host after every slice: V8 replaces baseline code by
 * optimised code only when a WASM function is entered anew, and whoever wants to stop the VM gets a chance.
 */
export class Slice {
  fuel = 20_000; // about that of code which V8 has not optimised

  /** A slice that used up its fuel took `ms`. */
  measured(ms: number): void {
    // Halving and doubling at most: a slice during which this process did not run must not teach much.
    const factor = ms > 0 ? Math.min(2, Math.max(0.5, TARGET_MS / ms)) : 2;
    this.fuel = Math.min(MAX_FUEL, Math.max(MIN_FUEL, Math.round(this.fuel * factor)));
  }
}
