import { type Address, EMI_HOST_ERROR, TAG_STR } from "./abi.js";
import { type Core } from "./core.js";
import { callFunction } from "./call.js";
import { ArgumentError, LuaError } from "./errors.js";
import { LuaFunction, LuaOpaque } from "./refs.js";
import { webAssembly } from "./web-assembly.js";

/** Errors across the border: JavaScript exceptions become Lua errors here, and the reverse. */

/** Thrown by host functions that have put an error value into {@link Core.errorSlot}. */
export class RaisedValue {}

/**
 * Turns what a host function threw into a Lua error; answers what host_call answers. What must end the VM passes: a throw of
 * the core on its way to the host, a trap.
 */
export function raise(core: Core, error: unknown, base: Address): number {
  if (core.closed !== undefined) throw core.closed;
  if (error === core.thrown || error instanceof webAssembly.RuntimeError) throw error;
  const { exports } = core;
  core.memory.sync();
  if (error instanceof RaisedValue) exports.emi_raise(core.errorSlot);
  else if (error instanceof LuaError) {
    core.marshal.write(core.errorSlot, error.value); // from a nested call: the value goes on (a table as a copy)
    exports.emi_raise(core.errorSlot);
  } else if (error instanceof ArgumentError) {
    withText(core, error.detail, (p, n) => exports.emi_raise_arg(base, error.index, p, n));
  } else {
    const text = error instanceof Error ? error.message : String(error);
    withText(core, text, (p, n) => exports.emi_raise_text(base, p, n));
  }
  core.memory.sync();
  return EMI_HOST_ERROR;
}

function withText(core: Core, text: string, use: (p: Address, length: number) => void): void {
  const bytes = Buffer.from(text.toWellFormed());
  const p = core.transfer.reserve(bytes.length);
  core.memory.u8.set(bytes, p);
  use(p, bytes.length);
  core.transfer.giveBack(p, bytes.length);
}

/** The message of the error value at `slot`, for people. */
export function errorMessage(core: Core, slot: Address): string {
  const own = core.describeError?.(slot);
  if (own !== undefined) return own;
  const { memory } = core;
  if (memory.isNumber(slot)) {
    core.exports.emi_tostring(core.temporary, slot);
    memory.sync();
    slot = core.temporary;
  }
  if (memory.tag(slot) !== TAG_STR) {
    return metaMessage(core, slot) ?? `(error object is a ${typeName(memory.tag(slot))} value)`;
  }
  return Buffer.from(memory.stringBytes(slot)).toString("utf8");
}

/** Milliseconds a __tostring may take to describe an error. */
const DESCRIBE_MS = 100;

/** What the metamethod __tostring says of the error value at `slot`; the value stays there. */
function metaMessage(core: Core, slot: Address): string | undefined {
  const { exports, memory } = core;
  exports.emi_getmeta(core.temporary, slot);
  core.writeString(core.temporary2, "__tostring");
  exports.emi_rawget(core.temporary3, core.temporary, core.temporary2);
  if (!core.isFunction(core.temporary3)) return undefined;
  const value = new LuaOpaque(core, slot);
  const describe = new LuaFunction(core, core.temporary3);
  try {
    const text = callFunction(core, describe, [value], false, DESCRIBE_MS);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined; // it failed, too
  } finally {
    if (core.closed === undefined) value.writeTo(core, slot);
    value.release();
    describe.release();
    memory.sync();
  }
}

/** The error of the fiber that just died (EMI_ERROR). */
export function takeError(core: Core): LuaError {
  const { memory } = core;
  let value: unknown;
  try {
    value = core.marshal.read(core.errorSlot);
  } catch {
    // Not convertible: the bytes if it is a string, else nothing.
    value = memory.isString(core.errorSlot) ? core.marshal.read(core.errorSlot, "bytes") : undefined;
  }
  const traceback = memory.isString(core.tracebackSlot)
    ? Buffer.from(memory.stringBytes(core.tracebackSlot)).toString("utf8")
    : "";
  return new LuaError(errorMessage(core, core.errorSlot), value, traceback);
}

const typeNames = ["nil", "boolean", "boolean", "userdata", "string", "table", "function", "userdata", "thread"];

/** Lua's name for the type of a value with this tag. */
export function typeName(tag: number): string {
  return typeNames[~tag >>> 0] ?? "number";
}
