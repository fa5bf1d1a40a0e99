import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type FileStat, modeOf, typeOf } from "./stat.js";

/** Writes `{ type = string, mode = integer | "unknown" }` at `slot`. */
export function writeStatus(context: VmContext, slot: Address, stat: FileStat | undefined): void {
  const { core } = context;
  core.exports.emi_table(slot, 0, 2);
  core.memory.sync();
  core.writeString(core.temporary2, typeOf(stat));
  core.setField(slot, "type", core.temporary2);
  if (stat === undefined) core.writeString(core.temporary2, "unknown");
  else core.memory.setNumber(core.temporary2, modeOf(stat));
  core.setField(slot, "mode", core.temporary2);
}
