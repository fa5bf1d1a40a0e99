import {
  type Address,
  EMI_CLEANUP,
  EMI_DONE,
  EMI_ERROR,
  EMI_SLICE,
  EMI_SUSPENDED,
  EMI_YIELDED,
  RESUME_VALUES,
  VALUE_SIZE,
} from "./abi.js";
import { type Core } from "./core.js";
import { EmiluaError, VmClosedError } from "./errors.js";
import { takeError } from "./lua-errors.js";
import { type LuaFunction } from "./refs.js";

/** Deepest nesting of Lua calling TypeScript calling Lua synchronously: each level takes C stack and JavaScript stack. */
const MAX_NESTING = 100;

/**
 * Calls a Lua function from TypeScript, at once and to its end. From within a host function this nests: the outer
 * fiber stays where it is.
 * @param limit milliseconds it may take
 */
export function callFunction(
  core: Core,
  fn: LuaFunction,
  args: readonly unknown[],
  all: boolean,
  limit = core.callMs,
): unknown {
  core.check();
  try {
    return call(core, fn, args, all, limit);
  } catch (error) {
    throw core.fault(error);
  }
}

function call(core: Core, fn: LuaFunction, args: readonly unknown[], all: boolean, limit: number): unknown {
  if (core.depth === 0) return finish(core, makeFiber(core, fn, args), all, limit);
  if (core.depth >= MAX_NESTING) throw new EmiluaError("ERR_NESTING", "Lua and TypeScript call each other too deeply");
  // The call slot may be what keeps the fiber of an outer call alive.
  const outer = core.ref(core.callSlot);
  const fuel = core.fuelLeft;
  try {
    return finish(core, makeFiber(core, fn, args), all, limit);
  } finally {
    if (core.closed === undefined) {
      core.exports.emi_deref(core.callSlot, outer);
      core.unref(outer);
      core.exports.emi_set_fuel(fuel);
    }
  }
}

function finish(core: Core, fiber: Address, all: boolean, limit: number): unknown {
  const status = runToEnd(core, fiber, limit);
  core.check(); // what was deferred may have closed it
  if (status === EMI_DONE) return readResults(core, all);
  if (status === EMI_ERROR) throw takeError(core);
  if (status === EMI_CLEANUP) {
    const { message } = takeError(core);
    core.end(new VmClosedError("ERR_VM_CLEANUP", `the VM was closed: a cleanup handler raised ${message}`));
    throw core.closed;
  }
  throw status === EMI_SUSPENDED || status === EMI_YIELDED
    ? new EmiluaError("ERR_SUSPENDED", "a synchronous call cannot wait: run the function as a fiber")
    : new EmiluaError("ERR_BUDGET", `a synchronous call ran longer than ${limit} ms`);
}

function makeFiber(core: Core, fn: LuaFunction, args: readonly unknown[]): Address {
  const n = args.length;
  const many = n > core.maxValues;
  const size = n * VALUE_SIZE;
  const at = many ? core.reserveValues(n) : core.values;
  for (let i = 0; i < n; i++) {
    const value = args[i];
    if (typeof value === "number") core.memory.setNumber(at + i * VALUE_SIZE, value);
    else core.marshal.write(at + i * VALUE_SIZE, value);
  }
  fn.writeTo(core, core.temporary);
  const fiber = core.callFiber(core.temporary, at, n);
  if (many) core.exports.emi_free(at, size);
  return fiber;
}

/** Runs slice after slice; answers EMI_SLICE when the time is over. */
function runToEnd(core: Core, fiber: Address, limit: number): number {
  let status = core.resume(fiber, RESUME_VALUES, 0, 0, core.slice.fuel);
  if (status !== EMI_SLICE) return status;
  const start = performance.now();
  let before = start;
  while (status === EMI_SLICE && before - start < limit) {
    status = core.resume(fiber, RESUME_VALUES, 0, 0, core.slice.fuel);
    const now = performance.now();
    if (status === EMI_SLICE) core.slice.measured(now - before);
    before = now;
  }
  return status;
}

/** The results of the fiber that is done: the first or all. */
export function readResults(core: Core, all: boolean): unknown {
  const n = core.resultCount;
  if (!all) return n === 0 ? undefined : core.marshal.read(core.exports.emi_result() >>> 0);
  const values = new Array<unknown>(n);
  for (let i = 0; i < n; i++) values[i] = core.marshal.read((core.exports.emi_result() >>> 0) + i * VALUE_SIZE);
  return values;
}
