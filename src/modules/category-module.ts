import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type Kind } from "../interp/handles.js";
import { type Category } from "../scheduler/runtime/error-categories.js";
import { defineKind } from "../scheduler/runtime/kind.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/**
 * Declares the kind of a module whose members are the errors of a category. Every read makes a new error table, so that the
 * program may add members to it; a key that is no error raises "Requested key wasn't found in the table/userdata". Uses the
 * first two of `core.values`.
 * @param name what getmetatable answers
 * @param find the code that the Lua value at `key` stands for
 */
export function defineCategoryModule<C extends Category>(
  context: VmContext,
  name: string,
  find: (category: C, key: Address) => number | undefined,
): Kind<C> {
  return defineKind<C>(context, {
    name,
    index(category, base) {
      const code = find(category, base + VALUE_SIZE);
      if (code === undefined) return false;
      context.errors.write(base, category, code);
      return true;
    },
  });
}
