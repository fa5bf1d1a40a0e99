import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type RawFunction } from "../interp/core.js";
import { LuaFunction, LuaTable } from "../interp/refs.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/** What a module that is written in Lua gets from TypeScript. */
export interface Natives {
  /** Host functions. */
  readonly functions: Readonly<Record<string, RawFunction>>;
  /** Lua's own, as they are now: `name`, or `table.name`, which becomes the member `name`. */
  readonly builtins: readonly string[];
}

/**
 * Runs Lua code that belongs to the runtime: what calls methods of Lua objects, and so may have to wait in the middle, cannot be a
 * host function. The chunk is called as `chunk(module, natives)`, which is all it can reach: its environment is empty. It adds
 * what it exports to the table `module`, and must not wait. Uses the first three of `core.values`.
 * @param module slot of the module's table
 * @param name shown in tracebacks as `[name]`
 */
export function runEmbedded(context: VmContext, module: Address, name: string, source: string, natives: Natives): void {
  const { core } = context;
  const [table, environment, member] = [core.values, core.values + VALUE_SIZE, core.values + 2 * VALUE_SIZE];
  core.exports.emi_table(table, 0, 32);
  core.memory.sync();
  for (const [key, fn] of Object.entries(natives.functions)) core.setFunction(table, key, fn);
  for (const path of natives.builtins) {
    const keys = path.split(".");
    core.exports.emi_globals(member);
    for (const key of keys) {
      core.writeString(core.temporary, key);
      core.exports.emi_rawget(member, member, core.temporary);
    }
    core.setField(table, keys.at(-1)!, member);
  }
  core.exports.emi_table(environment, 0, 0);
  core.memory.sync();
  if (!core.compile(member, Buffer.from(source), `=[${name}]`, environment)) {
    throw new Error(`[${name}] does not compile: ${core.memory.stringLatin1(core.errorSlot)}`);
  }
  using chunk = new LuaFunction(core, member);
  using exported = new LuaTable(core, module);
  using imported = new LuaTable(core, table);
  chunk.call(exported, imported);
}
