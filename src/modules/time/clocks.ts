import { type Clock } from "../../scheduler/runtime/clock.js";

/** A clock that Lua can read: ticks since its epoch. */
export interface LuaClock {
  /** What getmetatable of its time points answers. */
  readonly name: string;
  /** @param clock what the program's timers go by */
  now(clock: Clock): bigint;
}

const milli = 1_000_000;

function virtualTicks(clock: Clock): bigint {
  return BigInt(Math.round(clock.now() * milli));
}

/** Time that only goes forward, since some moment before the program began. */
export const steadyClock: LuaClock = {
  name: "steady_clock.time_point",
  now: (clock) => (clock.virtual ? virtualTicks(clock) : process.hrtime.bigint()),
};

/** With virtual time every program begins at midnight of 1 January 2000, UTC: what it prints is the same in every run. */
const VIRTUAL_BEGINNING = 946_684_800_000_000_000n;

/** How far the clock that shows parts of milliseconds may be from the one that follows adjustments. */
const TOLERANCE_MS = 2;

let offset = performance.timeOrigin;

/** Milliseconds since 1970. Date.now() alone shows whole ones. */
function wallMilliseconds(): number {
  const whole = Date.now();
  if (Math.abs(offset + performance.now() - whole) > TOLERANCE_MS) offset = whole - performance.now();
  return offset + performance.now();
}

/** Time of day, since 1 January 1970. It may be adjusted at any moment. */
export const systemClock: LuaClock = {
  name: "system_clock.time_point",
  now(clock) {
    if (clock.virtual) return VIRTUAL_BEGINNING + virtualTicks(clock);
    const ms = wallMilliseconds();
    const whole = Math.floor(ms);
    return BigInt(whole) * BigInt(milli) + BigInt(Math.floor((ms - whole) * 1e6));
  },
};

/** The one with the shortest tick: the steady clock. */
export const highResolutionClock: LuaClock = { ...steadyClock, name: "high_resolution_clock.time_point" };
