import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { submodule } from "../submodule.js";
import { openAddress } from "./address.js";

/**
 * Module `ip`: `address`, see address.ts.
 *
 * Source: manual, ip.address to ip.message_flag.
 */
export function openIp(context: VmContext, table: Address): void {
  submodule(context, table, "address", (inner) => openAddress(context, inner));
}
