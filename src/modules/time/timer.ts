import { type Address, EMI_HOST_SUSPEND } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, expectKind } from "../../scheduler/runtime/kind.js";
import { type Timer as SchedulerTimer } from "../../scheduler/runtime/timers.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Wait, type Work } from "../../scheduler/runtime/wait.js";
import { badArgument, slotOf } from "../arguments.js";
import { OPERATION_ABORTED } from "../io/system-error.js";
import { type LuaClock } from "./clocks.js";
import { inRange, millisecondsOf } from "./ticks.js";
import { durationArgument, TimePoint } from "./time-point.js";

/** After this long a timer looks at its clock again: one that can be adjusted may have jumped. */
const LOOK_AGAIN_MS = 60_000;

/** A timer, and the fibers that wait for it. It expires at `expiry`; from then on nobody waits. */
class Timer {
  expiry = 0n;
  readonly waits = new Set<TimerWait>();

  constructor(
    readonly context: VmContext,
    readonly clock: LuaClock,
  ) {}

  /** Milliseconds until it expires; 0 or less when it has. */
  get rest(): number {
    return millisecondsOf(this.expiry - this.clock.now(this.context.scheduler.timers.clock));
  }

  /** Everybody who waits gets "Operation canceled". Answers how many that are. */
  cancel(): number {
    const waits = [...this.waits];
    for (const wait of waits) wait.abort();
    return waits.length;
  }

  expireAt(ticks: bigint): number {
    const cancelled = this.cancel();
    this.expiry = ticks;
    return cancelled;
  }
}

/** One fiber in wait(). */
class TimerWait implements Work {
  private readonly wait: Wait;
  private armed!: SchedulerTimer;

  constructor(private readonly timer: Timer) {
    this.wait = timer.context.suspend(this);
    this.arm(timer.rest);
  }

  private arm(rest: number): void {
    const { timers } = this.timer.context.scheduler;
    this.armed = timers.set(Math.min(rest, LOOK_AGAIN_MS), () => {
      const left = this.timer.rest;
      if (left > 0) return this.arm(left);
      this.timer.waits.delete(this);
      this.wait.resume();
    });
  }

  abort(): void {
    this.cancel();
    const { category, code } = OPERATION_ABORTED;
    this.wait.failWith(this.timer.context.errors.deliveryOf(category, code));
  }

  /** Does not wait any longer: it was interrupted, or the VM closes. */
  cancel(): void {
    this.timer.waits.delete(this);
    this.timer.context.scheduler.timers.cancel(this.armed);
  }
}

/**
 * Fills the table of `time.steady_timer` or `time.system_timer`.
 *
 * - `new() -> timer`: expired
 * - `t:expires_at(time_point) -> integer`, and for the steady one `t:expires_after(secs) -> integer`: set the time, and raise
 *   "Operation canceled" in the fibers that wait; answer their number
 * - `t:wait()`: suspends until the timer has expired. An interruption point; lets other fibers run even when it has expired already
 * - `t:cancel() -> integer`: like expires_at, with the time as it is
 * - `t.expiry`: the time that was set last, a new time point
 *
 * Source: manual, time.steady_timer, time.system_timer.
 */
export function openTimer(
  context: VmContext,
  table: Address,
  clock: LuaClock,
  points: Kind<TimePoint>,
  relative: boolean,
): void {
  const { core, errors } = context;
  const answer = (base: Address, n: number): number => {
    core.memory.setNumber(base, n);
    return 1;
  };
  const kind = defineKind<Timer>(context, {
    name: relative ? "steady_timer" : "system_timer",
    methods: {
      expires_at(self, base, nargs) {
        if (nargs < 2) badArgument(context, 2);
        return answer(base, self.expireAt(expectKind(context, points, slotOf(base, 2), 2).ticks));
      },
      ...(relative && {
        expires_after(self: Timer, base: Address, nargs: number) {
          const ticks = clock.now(context.scheduler.timers.clock) + durationArgument(context, base, nargs, 2);
          return answer(base, self.expireAt(inRange(ticks) ?? errors.raiseGeneric("ERANGE", { arg: 2 })));
        },
      }),
      wait(self) {
        self.waits.add(new TimerWait(self));
        return EMI_HOST_SUSPEND;
      },
      cancel: (self, base) => answer(base, self.cancel()),
    },
    getters: {
      expiry: (self, slot) => core.writeHandle(slot, points, new TimePoint(self.expiry)),
    },
  });
  core.setFunction(table, "new", (base) => {
    core.writeHandle(base, kind, new Timer(context, clock));
    return 1;
  });
}
