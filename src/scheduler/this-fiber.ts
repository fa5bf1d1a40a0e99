import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type VmContext } from "./runtime/vm-context.js";

/**
 * Completes the global table `this_fiber`, which asks about and acts on the fiber that runs.
 *
 * - `yield()`: lets every other ready fiber run first. Suspends; an interruption point.
 * - `disable_interruption()`, `restore_interruption()`: between the two no interruption is raised. They nest; one restore too
 *   many raises "Interrupt-ability already allowed".
 * - `forbid_suspend()`, `allow_suspend()`: between the two every suspending function raises. They nest; one allow too many
 *   raises "Suspension already allowed".
 * These are in the core (wasm/src/scope.c). Added here:
 *
 * - `is_main`: whether it is the main fiber of the program.
 * - `local_`: a table of its own for each fiber.
 * - `id`: a string for debugging.
 *
 * Members cannot be added.
 *
 * Source: manual, Fibers.
 */
export function openThisFiber(context: VmContext, globals: Address): void {
  const { core } = context;
  const table = core.values;
  const meta = core.values + VALUE_SIZE;
  core.writeString(core.temporary, "this_fiber");
  core.exports.emi_rawget(table, globals, core.temporary);
  core.exports.emi_table(meta, 0, 4);
  core.memory.sync();
  core.setFunction(meta, "__index", (base) => {
    const key = core.memory.isString(base + VALUE_SIZE) ? core.memory.stringLatin1(base + VALUE_SIZE) : "";
    switch (key) {
      case "is_main":
        core.memory.setBoolean(base, context.current() === context.main);
        return 1;
      case "id":
        core.writeString(base, context.current().name);
        return 1;
      case "local_":
        writeLocal(context, base);
        return 1;
      default:
        return context.errors.raiseCore("key_not_found");
    }
  });
  core.setFunction(meta, "__newindex", () => context.errors.raiseGeneric("EPERM"));
  core.writeString(core.temporary2, "this_fiber");
  core.setField(meta, "__metatable", core.temporary2);
  core.exports.emi_setmeta(table, meta);
}

function writeLocal(context: VmContext, slot: Address): void {
  const { core } = context;
  const fiber = context.current();
  if (fiber.local === 0) {
    core.exports.emi_table(slot, 0, 0);
    core.memory.sync();
    fiber.local = core.ref(slot);
  } else core.exports.emi_deref(slot, fiber.local);
}
