/** An error domain: numbers and what they mean. */
export interface Category {
  /** What tostring(category) answers. */
  readonly name: string;
  /** Code by name. */
  readonly codes: Readonly<Record<string, number>>;
  message(code: number): string;
  /** The code of the generic category that means the same, if there is one. */
  toGeneric(code: number): number | undefined;
}

/** Builds a category from `name: [code, message, generic code]`. */
function category<Names extends string>(
  name: string,
  entries: Readonly<Record<Names, readonly [code: number, message: string, generic?: number]>>,
  unknown: string,
): Category & { readonly codes: Readonly<Record<Names, number>> } {
  const list = Object.entries(entries) as [Names, readonly [number, string, number?]][];
  const messages = new Map(list.map(([, [code, message]]) => [code, message]));
  const generic = new Map(list.map(([, [code, , to]]) => [code, to]));
  return {
    name,
    codes: Object.fromEntries(list.map(([key, [code]]) => [key, code])) as Record<Names, number>,
    message: (code) => messages.get(code) ?? `${unknown} ${code}`,
    toGeneric: (code) => generic.get(code),
  };
}

/** errno values and texts of Linux (glibc). Those in use; require "generic_error" will want them all. */
export const genericCategory = category(
  "generic",
  {
    EPERM: [1, "Operation not permitted", 1],
    EIO: [5, "Input/output error", 5],
    EBUSY: [16, "Device or resource busy", 16],
    EINVAL: [22, "Invalid argument", 22],
    ERANGE: [34, "Numerical result out of range", 34],
    EDEADLK: [35, "Resource deadlock avoided", 35],
    ENOTSUP: [95, "Operation not supported", 95],
  },
  "Unknown error",
);

/** Errors of the runtime itself. */
export const coreCategory = category(
  "emilua.core",
  {
    bad_module_name: [1, "Cannot have a module with this name"],
    module_not_found: [2, "Module not found"],
    key_not_found: [7, "Requested key wasn't found in the table/userdata"],
  },
  "Unknown error",
);
