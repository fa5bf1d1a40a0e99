/** Durations and time points count in ticks of a nanosecond, as 64-bit integers. */

const PER_SECOND = 1e9;
const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

/**
 * Seconds as ticks, rounded to the nearest, to even when two are as near.
 * @returns undefined when there is no such number of ticks: NaN, or too large
 */
export function ticksOf(seconds: number): bigint | undefined {
  const exact = seconds * PER_SECOND;
  if (!Number.isFinite(exact)) return undefined;
  const below = Math.floor(exact);
  const rest = exact - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  return inRange(BigInt(up ? below + 1 : below));
}

/** The same number, if 64 bits can hold it. */
export function inRange(ticks: bigint): bigint | undefined {
  return ticks > MAX || ticks < MIN ? undefined : ticks;
}

export function secondsOf(ticks: bigint): number {
  return Number(ticks) / PER_SECOND;
}

/** For the timers of the scheduler. */
export function millisecondsOf(ticks: bigint): number {
  return Number(ticks) / 1e6;
}
