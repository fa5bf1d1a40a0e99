import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/** table[name] = a table that `fill` fills. The last but two of `core.values` holds it meanwhile. */
export function submodule(context: VmContext, table: Address, name: string, fill: (inner: Address) => void): void {
  const { core } = context;
  const inner = core.values + (core.maxValues - 3) * VALUE_SIZE;
  core.exports.emi_table(inner, 0, 4);
  core.memory.sync();
  fill(inner);
  core.setField(table, name, inner);
}
