/** Classes of what can go wrong between TypeScript and a VM. Each has a stable `code`, listed in docs/embedding.md. */

/** Every stable code, with its meaning. docs/embedding.md lists the same. */
export const errorCodes = {
  ERR_LUA: "a Lua error that nothing caught",
  ERR_LUA_SYNTAX: "a chunk does not compile",
  ERR_VM_CLOSED: "the VM was closed, by its owner or by its own main fiber's end",
  ERR_VM_MEMORY: "the VM breached its memory limit and is gone",
  ERR_VM_CLEANUP: "a cleanup handler raised an error; the VM is gone",
  ERR_VM_FAULT: "the core trapped (a bug in it); the VM is gone, the process is not",
  ERR_BUDGET: "a run used up its time and stopped; it can be resumed",
  ERR_KILLED: "a run was killed",
  ERR_SUSPENDED: "a synchronous call reached something that waits",
  ERR_NESTING: "Lua and TypeScript call each other too deeply",
  ERR_RUNNING: "the VM cannot do that while one of its host functions runs",
  ERR_ENCODING: "a string cannot be converted without loss",
  ERR_CONVERSION: "a value has no counterpart on the other side, or a limit of the conversion was reached",
  ERR_RELEASED: "a reference was used after its release, or in a foreign VM",
} as const;

/** A stable code of this library. */
export type ErrorCode = keyof typeof errorCodes;

/** Base of every error this library throws. */
export class EmiluaError extends Error {
  override name = "EmiluaError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error raised by Lua code (or by the VM on its behalf) that nothing caught. */
export class LuaError extends EmiluaError {
  override name = "LuaError";
  /** The Lua error value, converted: a string in most programs, but any value can be raised. */
  readonly value: unknown;
  /** "stack traceback:" and one tab-indented line a frame; empty when there is none. */
  readonly traceback: string;

  constructor(message: string, value: unknown, traceback: string, code: ErrorCode = "ERR_LUA") {
    super(code, message);
    this.value = value;
    this.traceback = traceback;
  }
}

/** A chunk that does not compile. */
export class LuaSyntaxError extends LuaError {
  override name = "LuaSyntaxError";

  constructor(message: string) {
    super(message, message, "", "ERR_LUA_SYNTAX");
  }
}

/** The VM is gone; `code` tells why. */
export class VmClosedError extends EmiluaError {
  override name = "VmClosedError";
}

/** The VM breached its memory limit: it is gone, and what it held is released. */
export class OutOfMemoryError extends VmClosedError {
  override name = "OutOfMemoryError";

  constructor() {
    super("ERR_VM_MEMORY", "the VM was closed: out of memory");
  }
}

/** Thrown by a host function to raise "bad argument #n to 'f' (detail)" in Lua. */
export class ArgumentError extends Error {
  override name = "ArgumentError";
  /**
   * @param index 1-based number of the argument
   * @param detail what is wrong with it, e.g. "number expected, got nil"
   */
  constructor(
    readonly index: number,
    readonly detail: string,
  ) {
    super(`bad argument #${index} (${detail})`);
  }
}

/** What `host_throw` throws through the frames of the core. Not an Error: nobody wants its stack, and it must be cheap. */
export class CoreThrow {
  code = 0;
}
