import { type VmContext } from "../../scheduler/runtime/vm-context.js";

/** Raises EPERM where the program may not use the network: embedded VMs may not unless they are told so. */
export function requireNetwork(context: VmContext): void {
  if (!context.mayUseNetwork) context.errors.raiseGeneric("EPERM");
}
