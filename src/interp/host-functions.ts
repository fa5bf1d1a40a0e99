import { type Address, VALUE_SIZE } from "./abi.js";
import { type Core, type RawFunction } from "./core.js";
import { ArgumentError, EmiluaError } from "./errors.js";
import { type Conversion, type StringMode, type TableMode } from "./marshal.js";

/** A JavaScript function for Lua to call. It may be async: then the calling fiber waits for it, and others run. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the embedder knows what Lua passes
export type HostFunction = (...args: any[]) => unknown;

/** Several results of a host function; an array would be one table. See {@link results}. */
export class Results {
  constructor(readonly values: readonly unknown[]) {}
}

/**
 * Makes a host function answer several values.
 * @example vm.set("divmod", (a, b) => results(Math.floor(a / b), a % b));
 */
export function results(...values: unknown[]): Results {
  return new Results(values);
}

/** Slots the core guarantees above a host function's base. */
const GUARANTEED = 24;

/**
 * Wraps a JavaScript function: converts arguments and results, turns what it throws into a Lua error, and lets the fiber wait
 * when it answers a promise.
 */
export function wrapFunction(core: Core, fn: HostFunction, conversion: Conversion): RawFunction {
  const strings = conversion.strings ?? core.marshal.defaults.strings;
  const tables = conversion.tables ?? core.marshal.defaults.tables;
  return (base, nargs) => {
    let result: unknown;
    switch (nargs) {
      case 0:
        result = fn();
        break;
      case 1:
        result = fn(argument(core, base, 0, strings, tables));
        break;
      case 2:
        result = fn(argument(core, base, 0, strings, tables), argument(core, base, 1, strings, tables));
        break;
      default: {
        const args = new Array<unknown>(nargs);
        for (let i = 0; i < nargs; i++) args[i] = argument(core, base, i, strings, tables);
        result = fn(...args);
      }
    }
    if (typeof result === "number") {
      core.memory.sync();
      core.memory.setNumber(base, result);
      return 1;
    }
    if (result === undefined) return 0;
    if (isPromise(result)) return core.suspendOn(result, strings);
    core.memory.sync();
    return writeResults(core, base, result, strings);
  };
}

function argument(core: Core, base: Address, i: number, strings: StringMode, tables: TableMode): unknown {
  const slot = base + i * VALUE_SIZE;
  if (core.memory.isNumber(slot)) return core.memory.number(slot);
  try {
    return core.marshal.read(slot, strings, tables);
  } catch (error) {
    if (error instanceof EmiluaError && error.code !== "ERR_VM_MEMORY") throw new ArgumentError(i + 1, error.message);
    throw error;
  }
}

/** Writes what a host function answered; answers the number of results. */
export function writeResults(core: Core, base: Address, result: unknown, strings: StringMode): number {
  if (!(result instanceof Results)) {
    core.marshal.write(base, result, strings);
    return 1;
  }
  const { values } = result;
  if (values.length > GUARANTEED) {
    base = core.exports.emi_stack(base, values.length) >>> 0;
    core.memory.sync();
    if (base === 0) throw new Error("stack overflow");
  }
  for (let i = 0; i < values.length; i++) core.marshal.write(base + i * VALUE_SIZE, values[i], strings);
  return values.length;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
