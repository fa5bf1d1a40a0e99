import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, type Method, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";
import { type LuaClock } from "./clocks.js";
import { inRange, secondsOf, ticksOf } from "./ticks.js";

/** A moment of a clock, which add() and sub() move. */
export class TimePoint {
  constructor(public ticks: bigint) {}
}

/** The argument `n` as a duration. EINVAL for what is no number or NaN; ERANGE for what a clock cannot count. */
export function durationArgument(context: VmContext, base: Address, nargs: number, n: number): bigint {
  const { memory } = context.core;
  const slot = slotOf(base, n);
  if (nargs < n || !memory.isNumber(slot) || Number.isNaN(memory.number(slot))) return badArgument(context, n);
  return ticksOf(memory.number(slot)) ?? context.errors.raiseGeneric("ERANGE", { arg: n });
}

/**
 * Declares the time points of a clock: `seconds_since_epoch`, `==`, `<`, `<=`, the difference of two in seconds; and, unless
 * `fixed`, moving by seconds: `add(secs)` and `sub(secs)` in place, `+` and `-` as a new one. ERANGE where 64 bits do not hold it.
 * @param more further methods
 */
export function defineTimePoint(
  context: VmContext,
  clock: Pick<LuaClock, "name">,
  options: { fixed?: boolean; more?: Readonly<Record<string, Method<TimePoint>>> } = {},
): Kind<TimePoint> {
  const { core, errors } = context;
  const move = (from: bigint, by: bigint, n: number): bigint =>
    inRange(from + by) ?? errors.raiseGeneric("ERANGE", { arg: n });
  const pointAt = (slot: Address, n: number): TimePoint => objectAt(core, kind, slot) ?? badArgument(context, n);

  const moves: Record<string, Method<TimePoint>> = {
    add(self, base, nargs) {
      self.ticks = move(self.ticks, durationArgument(context, base, nargs, 2), 2);
      return 0;
    },
    sub(self, base, nargs) {
      self.ticks = move(self.ticks, -durationArgument(context, base, nargs, 2), 2);
      return 0;
    },
  };
  const compare =
    (holds: (a: bigint, b: bigint) => boolean): Method<TimePoint> =>
    (self, base) => {
      core.memory.setBoolean(base, holds(self.ticks, pointAt(base + VALUE_SIZE, 2).ticks));
      return 1;
    };

  const kind: Kind<TimePoint> = defineKind<TimePoint>(context, {
    name: clock.name,
    methods: { ...(options.fixed ? {} : moves), ...options.more },
    getters: { seconds_since_epoch: (self, slot) => core.memory.setNumber(slot, secondsOf(self.ticks)) },
    equals: (a, b) => a.ticks === b.ticks,
    metamethods: {
      __lt: compare((a, b) => a < b),
      __le: compare((a, b) => a <= b),
      __sub(self, base, nargs) {
        const other = objectAt(core, kind, base + VALUE_SIZE);
        if (other !== undefined) core.memory.setNumber(base, secondsOf(self.ticks - other.ticks));
        else if (options.fixed) badArgument(context, 2);
        else {
          const ticks = move(self.ticks, -durationArgument(context, base, nargs, 2), 2);
          core.writeHandle(base, kind, new TimePoint(ticks));
        }
        return 1;
      },
    },
    ...(!options.fixed && {
      // The number may come first.
      operators: {
        __add(base: Address, nargs: number) {
          const first = objectAt(core, kind, base);
          const point = first ?? pointAt(base + VALUE_SIZE, 2);
          const n = first === undefined ? 1 : 2;
          const ticks = move(point.ticks, durationArgument(context, base, nargs, n), n);
          core.writeHandle(base, kind, new TimePoint(ticks));
          return 1;
        },
      },
    }),
  });
  return kind;
}
