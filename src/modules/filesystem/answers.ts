import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type FileStat } from "./stat.js";

/** References to strings that are written often. */
const strings = new WeakMap<Core, Map<string, number>>();

/** Puts one of a few words at `slot`. Uses no other. */
function writeWord(core: Core, slot: Address, word: string): void {
  let known = strings.get(core);
  if (known === undefined) strings.set(core, (known = new Map()));
  const ref = known.get(word);
  if (ref !== undefined) return core.exports.emi_deref(slot, ref);
  core.writeString(slot, word);
  known.set(word, core.ref(slot));
}

/** Writes `{ type = string, mode = integer | "unknown" }` at `slot`. */
export function writeStatus(context: VmContext, slot: Address, stat: FileStat | undefined): void {
  const { core } = context;
  const { exports, temporary: key, temporary2: value } = core;
  exports.emi_table(slot, 0, 2);
  writeWord(core, key, "type");
  writeWord(core, value, stat === undefined ? "not_found" : stat.type);
  exports.emi_rawset(slot, key, value);
  writeWord(core, key, "mode");
  core.memory.sync();
  if (stat === undefined) writeWord(core, value, "unknown");
  else core.memory.setNumber(value, stat.mode);
  exports.emi_rawset(slot, key, value);
  core.memory.sync();
}
