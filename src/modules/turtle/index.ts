import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { codeOf } from "../../scheduler/runtime/error-categories.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { defineCategoryModule } from "../category-module.js";
import { parseErrorCategory, type TurtleCategory } from "./error-category.js";
import { messagesLocale } from "./locale.js";
import { RdfError } from "./rdf-error.js";

/** The kind of these modules in each VM. */
const kinds = new WeakMap<VmContext, Kind<TurtleCategory>>();

/**
 * Loads a module written in Turtle. So far there is one sort: an error category, of which `module.ALIAS` and `module[code]` are
 * new errors. To be called once for a module, within a host function: errors of two loads differ. Uses the first two of
 * `core.values`.
 * @param slot gets the module, a userdata
 * @param bytes the file
 * @param name the module's id, and the name of the category
 * @throws what raises "Failed to parse RDF", "Parsed RDF doesn't contain a recognized Emilua module" or "Parsed RDF module
 *   contains an invalid error category" in Lua
 *
 * Source: manual, RDF error categories.
 */
export function loadTurtle(context: VmContext, slot: Address, bytes: Uint8Array, name: string): void {
  writeCategoryModule(context, slot, readCategory(context, bytes, name));
}

function readCategory(context: VmContext, bytes: Uint8Array, name: string): TurtleCategory {
  try {
    return parseErrorCategory(bytes, messagesLocale(process.env), name);
  } catch (error) {
    if (error instanceof RdfError) context.errors.raiseCore(error.code);
    throw error;
  }
}

/** Writes the module of a category at `slot`. */
export function writeCategoryModule(context: VmContext, slot: Address, category: TurtleCategory): void {
  const { core } = context;
  let kind = kinds.get(context);
  if (kind === undefined) {
    kind = defineCategoryModule<TurtleCategory>(context, "error_category_module", (category, key) => {
      const { memory } = core;
      if (memory.isString(key)) return codeOf(category, Buffer.from(memory.stringBytes(key)).toString());
      const code = memory.isNumber(key) ? memory.number(key) : NaN;
      return category.has(code) ? code : undefined;
    });
    kinds.set(context, kind);
  }
  core.writeHandle(slot, kind, category);
}
