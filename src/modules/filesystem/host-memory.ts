import { type Core } from "../../interp/core.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";

/**
 * Counts bytes that JavaScript keeps for a new userdata as memory of the VM: its limit holds for them, and its collector knows what a
 * userdata is worth. Raises ENOMEM when there is no room.
 */
export function takeBytes(context: VmContext, bytes: number): void {
  if (context.core.exports.emi_external(bytes) !== 0) context.errors.raiseGeneric("ENOMEM");
}

/** They are not needed any more, for the userdata has died. */
export function giveBytes(core: Core, bytes: number): void {
  if (core.closed === undefined) core.exports.emi_external(-bytes);
}
