import { type Address, EMI_HOST_SUSPEND } from "../interp/abi.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/**
 * Module `time`. So far only `sleep(seconds)`: suspends the fiber for at least that long; zero, a negative number and NaN let
 * every other ready fiber run first.
 *
 * Source: manual, time.sleep.
 */
export function openTime(context: VmContext, table: Address): void {
  const { core, scheduler } = context;
  core.setFunction(table, "sleep", (base, nargs) => {
    if (nargs === 0 || !core.memory.isNumber(base)) context.errors.raiseGeneric("EINVAL", { arg: 1 });
    const seconds = core.memory.number(base);
    const wait = context.suspend({ cancel: () => scheduler.timers.cancel(timer) });
    const timer = scheduler.timers.set(seconds * 1000, () => wait.resume());
    return EMI_HOST_SUSPEND;
  });
}
