import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { openPositioned } from "./at.js";
import { openFlags } from "./open.js";
import { openRandomAccess } from "./random-access.js";
import { openFileStream } from "./stream.js";

/**
 * Module `file`: `open_flag`, see open.ts, `stream`, see stream.ts, `random_access`, see random-access.ts, and algorithms, see at.ts.
 *
 * Source: manual, file.open_flag to file.write_at_least_at.
 */
export function openFileModule(context: VmContext, table: Address): void {
  const { core } = context;
  const inner = core.values + (core.maxValues - 2) * VALUE_SIZE;
  const add = (name: string, fill: (slot: Address) => void): void => {
    core.exports.emi_table(inner, 0, 8);
    core.memory.sync();
    fill(inner);
    core.setField(table, name, inner);
  };
  add("open_flag", (slot) => {
    for (const [name, flag] of Object.entries(openFlags)) {
      core.memory.setNumber(core.temporary2, flag);
      core.setField(slot, name, core.temporary2);
    }
  });
  add("stream", (slot) => openFileStream(context, slot));
  add("random_access", (slot) => openRandomAccess(context, slot));
  openPositioned(context, table);
}
