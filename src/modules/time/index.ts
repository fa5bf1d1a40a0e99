import { type Address, EMI_HOST_SUSPEND } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Timer } from "../../scheduler/runtime/timers.js";
import { Wait } from "../../scheduler/runtime/wait.js";
import { badArgument } from "../arguments.js";
import { submodule } from "../submodule.js";
import { highResolutionClock, type LuaClock, steadyClock, systemClock } from "./clocks.js";
import { defineTimePoint, TimePoint } from "./time-point.js";
import { openTimer } from "./timer.js";

/** A fiber that sleeps, and its timer, in one: programs have many. */
class Sleep extends Wait implements Timer {
  at = 0;
  order = 0;
  done = false;

  fire(): void {
    this.resume();
  }

  protected override stop(): void {
    this.fiber.context.scheduler.timers.cancel(this);
  }
}

/**
 * Module `time`.
 *
 * - `sleep(secs)`: suspends the fiber for at least that long; zero, a negative number and NaN let every other ready fiber run
 *   first. An interruption point.
 * - `steady_clock`, `system_clock`, `high_resolution_clock`: `now()`, `epoch()` answer time points (time-point.ts);
 *   `high_resolution_clock.is_steady` is true
 * - `steady_timer`, `system_timer`: see timer.ts
 *
 * Source: manual, time.sleep to time.high_resolution_clock.
 */
export function openTime(context: VmContext, table: Address): void {
  const { core, scheduler } = context;
  core.setFunction(table, "sleep", (base, nargs) => {
    if (nargs === 0 || !core.memory.isNumber(base)) badArgument(context, 1);
    const seconds = core.memory.number(base);
    scheduler.timers.add(context.suspendFor(new Sleep(context.suspendable())), seconds * 1000);
    return EMI_HOST_SUSPEND;
  });

  const steady = defineTimePoint(context, steadyClock);
  const system = systemTimePoints(context);
  const precise = defineTimePoint(context, highResolutionClock, { fixed: true });
  submodule(context, table, "steady_clock", (inner) => openClock(context, inner, steadyClock, steady));
  submodule(context, table, "system_clock", (inner) => openClock(context, inner, systemClock, system));
  submodule(context, table, "high_resolution_clock", (inner) => {
    openClock(context, inner, highResolutionClock, precise);
    core.memory.setBoolean(core.temporary2, true);
    core.setField(inner, "is_steady", core.temporary2);
  });
  submodule(context, table, "steady_timer", (inner) => openTimer(context, inner, steadyClock, steady, true));
  submodule(context, table, "system_timer", (inner) => openTimer(context, inner, systemClock, system, false));
}

const systemKinds = new WeakMap<VmContext, Kind<TimePoint>>();

/** The time points of the system clock, which file times are made from as well. Uses `core.values`. */
export function systemTimePoints(context: VmContext): Kind<TimePoint> {
  let kind = systemKinds.get(context);
  if (kind === undefined) systemKinds.set(context, (kind = defineTimePoint(context, systemClock)));
  return kind;
}

function openClock(context: VmContext, table: Address, clock: LuaClock, points: Kind<TimePoint>): void {
  const { core, scheduler } = context;
  core.setFunction(table, "now", (base) => {
    core.writeHandle(base, points, new TimePoint(clock.now(scheduler.timers.clock)));
    return 1;
  });
  core.setFunction(table, "epoch", (base) => {
    core.writeHandle(base, points, new TimePoint(0n));
    return 1;
  });
}
