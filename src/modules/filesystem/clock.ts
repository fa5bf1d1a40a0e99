import { utimesSync } from "node:fs";
import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument } from "../arguments.js";
import { systemTimePoints } from "../time/index.js";
import { defineTimePoint, TimePoint } from "../time/time-point.js";
import { toNode } from "./node-path.js";
import { existing } from "./stat.js";

const kinds = new WeakMap<VmContext, Kind<TimePoint>>();

/** The kind of time points of files. Uses `core.values` at its first call. */
export function fileTimePoints(context: VmContext): Kind<TimePoint> {
  let kind = kinds.get(context);
  if (kind === undefined) {
    const { core } = context;
    const system = systemTimePoints(context);
    kind = defineTimePoint(
      context,
      { name: "filesystem.clock.time_point" },
      {
        more: {
          to_system(self, base) {
            core.writeHandle(base, system, new TimePoint(self.ticks));
            return 1;
          },
        },
      },
    );
    kinds.set(context, kind);
  }
  return kind;
}

/**
 * Submodule `filesystem.clock`: times of files. Its ticks are nanoseconds, and its epoch is 1 January 1970.
 *
 * - `from_system(tp) -> time_point`, from one of `time.system_clock`. EINVAL for all else
 * - time points are those of `time` (time-point.ts), with `to_system() -> time.system_clock.time_point`
 *
 * Nothing here suspends.
 *
 * Source: manual, filesystem.clock.
 */
export function openClock(context: VmContext, table: Address): void {
  const { core } = context;
  const system = systemTimePoints(context);
  const points = fileTimePoints(context);
  core.setFunction(table, "from_system", (base, nargs) => {
    const point = nargs > 0 ? objectAt(core, system, base) : undefined;
    if (point === undefined) return badArgument(context, 1);
    core.writeHandle(base, points, new TimePoint(point.ticks));
    return 1;
  });
}

/** Writes the time of a file at `slot`. */
export function writeFileTime(context: VmContext, slot: Address, nanoseconds: bigint): void {
  context.core.writeHandle(slot, fileTimePoints(context), new TimePoint(nanoseconds));
}

/** Sets when the file was last written, to the nearest microsecond. When it was last read stays. */
export function setWriteTime(path: string, nanoseconds: bigint): void {
  utimesSync(toNode(path), seconds(existing(path).accessed), seconds(nanoseconds));
}

/**
 * As Node takes it: in seconds, of which it cuts off what is less than a microsecond, towards zero; so it gets a little more than
 * whole ones. A negative number would mean now, unless it comes as text.
 */
function seconds(nanoseconds: bigint): string {
  const half = nanoseconds < 0n ? -500n : 500n;
  const microseconds = Number((nanoseconds + half) / 1000n);
  return String((microseconds + Math.sign(microseconds) / 4) / 1e6);
}
