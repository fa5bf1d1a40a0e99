import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/**
 * Arguments of host functions. `n` is an argument's number as errors show it in `arg`: the first is 1, which for a method is
 * the object itself. Whatever does not fit raises EINVAL.
 */

/** Slot of argument `n`. */
export function slotOf(base: Address, n: number): Address {
  return base + (n - 1) * VALUE_SIZE;
}

/** Whether argument `n` is missing or nil. */
export function isAbsent(context: VmContext, base: Address, nargs: number, n: number): boolean {
  return nargs < n || context.core.memory.isNil(slotOf(base, n));
}

/** Raises EINVAL for argument `n`. */
export function badArgument(context: VmContext, n: number): never {
  return context.errors.raiseGeneric("EINVAL", { arg: n });
}

/** Argument `n`, a number that is an integer. */
export function integerArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const { memory } = context.core;
  const slot = slotOf(base, n);
  if (nargs < n || !memory.isNumber(slot)) return badArgument(context, n);
  const value = memory.number(slot);
  return Number.isInteger(value) ? value : badArgument(context, n);
}

/** Argument `n`, an integer, or `otherwise` when it is absent. */
export function optionalInteger(
  context: VmContext,
  base: Address,
  nargs: number,
  n: number,
  otherwise: number,
): number {
  return isAbsent(context, base, nargs, n) ? otherwise : integerArgument(context, base, nargs, n);
}

/** Argument `n`, a string, one character a byte. */
export function stringArgument(context: VmContext, base: Address, nargs: number, n: number): string {
  const { memory } = context.core;
  const slot = slotOf(base, n);
  return nargs >= n && memory.isString(slot) ? memory.stringLatin1(slot) : badArgument(context, n);
}
