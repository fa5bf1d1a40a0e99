import { type Address, EMI_HOST_SUSPEND, VALUE_SIZE } from "../interp/abi.js";
import { WAITING } from "../scheduler/runtime/fiber.js";
import { type ExitForce, type VmContext } from "../scheduler/runtime/vm-context.js";

/** Members of the module that are still to come. */
const PLANNED = new Set(
  (
    "arguments environment in_ out err signal getpid getppid kill spawn isatty getresuid getresgid setresuid setresgid " +
    "getgroups setgroups getpgrp getpgid setpgid getsid setsid cap_get_proc getgid getuid"
  ).split(" "),
);

/**
 * Module `system`. So far only
 *
 * - `exit([code = 0 [, {force = 0|1|2|"abort"}]])`: ends this VM where it stands; other VMs go on. In the main VM the code is
 *   the program's exit code, and `force` ends the whole process: 2 at once, "abort" with a core dump; 1 raises ENOTSUP. EINVAL
 *   for other values, EPERM where the program may not end the process. Does not return.
 *
 * Source: manual, system.exit.
 */
export function openSystem(context: VmContext, table: Address): void {
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
  const meta = core.values;
  core.exports.emi_table(meta, 0, 2);
  core.memory.sync();
  core.setFunction(meta, "__index", (base) => {
    const key = core.memory.isString(base + VALUE_SIZE) ? core.memory.stringLatin1(base + VALUE_SIZE) : "";
    return PLANNED.has(key) ? errors.raiseGeneric("ENOTSUP") : errors.raiseCore("key_not_found");
  });
  core.exports.emi_setmeta(table, meta);
}

/** The option `force` of the table at `slot`. */
function readForce(context: VmContext, slot: Address): ExitForce {
  const { core, errors } = context;
  const options = core.marshal.read(slot, "latin1", "copy");
  if (options === undefined) return 0;
  if (typeof options !== "object" || options === null) return errors.raiseGeneric("EINVAL", { arg: 2 });
  const force: unknown = (options as Record<string, unknown>)["force"];
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
