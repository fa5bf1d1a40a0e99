import { type Address, EMI_HOST_SUSPEND } from "../interp/abi.js";
import { READY } from "./runtime/fiber.js";
import { type VmContext } from "./runtime/vm-context.js";

/**
 * Adds the global table `this_fiber`.
 *
 * - `this_fiber.yield()`: lets every other ready fiber run first. Suspends.
 *
 * Source: manual, Fibers.
 */
export function openThisFiber(context: VmContext, globals: Address): void {
  const { core } = context;
  const table = core.values;
  core.exports.emi_table(table, 0, 4);
  core.memory.sync();
  core.setFunction(table, "yield", () => {
    const fiber = context.current();
    fiber.state = READY;
    context.requeue(fiber);
    return EMI_HOST_SUSPEND;
  });
  core.setField(globals, "this_fiber", table);
}
