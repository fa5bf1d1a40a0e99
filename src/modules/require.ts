import { type Address } from "../interp/abi.js";
import { type Core } from "../interp/core.js";
import { ArgumentError } from "../interp/errors.js";
import { typeAt } from "../interp/marshal.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";
import { openGenericError } from "./generic-error.js";
import { openTime } from "./time.js";

/** Fills the table of a core module. */
type Opener = (context: VmContext, table: Address) => void;

/** The modules that come with the runtime. */
const coreModules: ReadonlyMap<string, Opener> = new Map([
  ["generic_error", openGenericError],
  ["time", openTime],
]);

/**
 * Adds the global `require(id) -> module`. So far only core modules are found; any other good name is "Module not found".
 *
 * Source: manual, Module system; the names of modules: clarifications.
 */
export function openRequire(context: VmContext, globals: Address): void {
  const { core } = context;
  const loaded = new Map<string, number>();
  core.setFunction(globals, "require", (base, nargs) => {
    if (nargs === 0 || !core.memory.isString(base)) {
      throw new ArgumentError(1, `string expected, got ${nargs === 0 ? "no value" : typeAt(core, base)}`);
    }
    const id = core.memory.stringLatin1(base);
    let ref = loaded.get(id);
    if (ref === undefined) {
      const open = coreModules.get(id);
      if (open === undefined)
        return context.errors.raiseCore(isModuleName(id) ? "module_not_found" : "bad_module_name");
      ref = load(context, core, open);
      loaded.set(id, ref);
    }
    core.exports.emi_deref(base, ref);
    return 1;
  });
}

function load(context: VmContext, core: Core, open: Opener): number {
  const table = core.values;
  core.exports.emi_table(table, 0, 8);
  core.memory.sync();
  open(context, table);
  return core.ref(table);
}

/** "./x", "../x" (any number of them) or "x", where each segment is made of letters, digits, "_", "-" and ".". */
function isModuleName(id: string): boolean {
  const segments = id.replace(/^(\.\/|(\.\.\/)+)/, "").split("/");
  return segments.every((segment) => /^[\w.-]+$/.test(segment) && segment !== "." && segment !== "..");
}
