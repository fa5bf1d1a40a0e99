import { type Address, EMI_HOST_SUSPEND, VALUE_SIZE } from "../../interp/abi.js";
import { WAITING } from "../../scheduler/runtime/fiber.js";
import { type ExitForce, type VmContext } from "../../scheduler/runtime/vm-context.js";

/**
 * Adds to module `system`:
 *
 * - `exit([code = 0 [, {force = 0|1|2|"abort"}]])`: ends this VM where it stands; other VMs go on. In the main VM the code is
 *   the program's exit code, and `force` ends the whole process: 2 at once, "abort" with a core dump; 1 raises ENOTSUP. EINVAL
 *   for other values, EPERM where the program may not end the process. Does not return.
 *
 * Source: manual, system.exit.
 */
export function openExit(context: VmContext, table: Address): void {
  const { core, errors } = context;
  core.setFunction(table, "exit", (base, nargs) => {
    const { memory } = core;
    const given = nargs >= 1 && !memory.isNil(base);
    const code = given ? memory.number(base) : 0;
    if (given && (!memory.isNumber(base) || !Number.isInteger(code))) errors.raiseGeneric("EINVAL", { arg: 1 });
    const force = nargs >= 2 ? readForce(context, base + VALUE_SIZE) : 0;
    const fiber = context.current();
    context.exit(code, force);
    fiber.state = WAITING;
    return EMI_HOST_SUSPEND;
  });
}

/** The option `force` of the table at `slot`. */
function readForce(context: VmContext, slot: Address): ExitForce {
  const { core, errors } = context;
  const options = core.marshal.read(slot, "latin1", "copy");
  if (options === undefined) return 0;
  if (typeof options !== "object" || options === null) return errors.raiseGeneric("EINVAL", { arg: 2 });
  const { force, ...others } = options as Record<string, unknown>;
  if (Array.isArray(options) || options instanceof Map) return errors.raiseGeneric("EINVAL", { arg: 2 });
  if (Object.keys(others).length > 0) return errors.raiseGeneric("ENOTSUP", { arg: 2 });
  switch (force) {
    case undefined:
    case 0:
      return 0;
    case 1:
      return errors.raiseGeneric("ENOTSUP", { arg: 2 });
    case 2:
    case "abort":
      return context.mayExit ? force : errors.raiseGeneric("EPERM", { arg: 2 });
    default:
      return errors.raiseGeneric("EINVAL", { arg: 2 });
  }
}
