import { type Address } from "../interp/abi.js";
import { type Category, codeOf, genericCategory } from "../scheduler/runtime/error-categories.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";
import { defineCategoryModule } from "./category-module.js";

/**
 * Module `generic_error`: `generic_error.EINVAL` is a new error of the generic category, and so for every name of the manual's
 * list. Names only: numbers are not portable.
 * @param slot gets the module
 *
 * Source: manual, generic_error.
 */
export function openGenericError(context: VmContext, slot: Address): void {
  const { core } = context;
  const kind = defineCategoryModule<Category>(context, "generic_error", (category, key) =>
    core.memory.isString(key) ? codeOf(category, core.memory.stringLatin1(key)) : undefined,
  );
  core.writeHandle(slot, kind, genericCategory);
}
