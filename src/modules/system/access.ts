import { raiseError } from "../io/system-error.js";
import { type ProcessAccess, type VmContext } from "../../scheduler/runtime/vm-context.js";

/** Raises EPERM where the program may not use the process: embedded VMs may not unless they are told so. */
export function requireProcess(context: VmContext): ProcessAccess {
  return context.process ?? context.errors.raiseGeneric("EPERM");
}

/** Raises EPERM in all VMs but the master: for what changes the process for everybody. */
export function requireMaster(context: VmContext): void {
  requireProcess(context);
  if (!context.master) context.errors.raiseGeneric("EPERM");
}

/** Does a call of Node or src/os; what it throws is raised as an error of the system. */
export function systemCall<T>(context: VmContext, call: () => T): T {
  try {
    return call();
  } catch (error) {
    return raiseError(context, error);
  }
}
