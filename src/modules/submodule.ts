import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/**
 * table[name] = a table that `fill` fills, and that may have such tables itself. Meanwhile one of the last of `core.values` holds it: the
 * last but two, or for a table within another the one below that.
 */
export function submodule(context: VmContext, table: Address, name: string, fill: (inner: Address) => void): void {
  const { core } = context;
  const inner = Math.min(core.values + (core.maxValues - 2) * VALUE_SIZE, table) - VALUE_SIZE;
  core.exports.emi_table(inner, 0, 4);
  core.memory.sync();
  fill(inner);
  core.setField(table, name, inner);
}
