import {
  type Address,
  type CoreExports,
  EMI_HOST_ERROR,
  PROT_MEMORY,
  SCRATCH_SLOTS,
  TAG_FUNC,
  TAG_STR,
  VALUE_SIZE,
} from "./abi.js";
import { ArgumentError, type CoreThrow, EmiluaError, LuaError, OutOfMemoryError, VmClosedError } from "./errors.js";
import { HandleTable, type Kind } from "./handles.js";
import { coreModule, instantiate } from "./loader.js";
import { Marshal, type StringMode, type TableMode } from "./marshal.js";
import { Memory } from "./memory.js";
import { Slice } from "./slice.js";
import { type WasmModule, webAssembly } from "./web-assembly.js";

/**
 * One VM: an instance of the core with everything the host keeps for it. No policy lives here: who runs when, and what
 * Lua code may reach, is decided above (src/scheduler, src/vm.ts).
 *
 * Values are passed in slots, addresses of 64-bit words. The scratch slots of the core are roots of the collector and are
 * shared out below. A collection happens only while Lua runs or in emi_gc, never while the host builds a value: so objects
 * between two runs need no root, and after a run only scratch slots, references and stacks are alive.
 *
 * Whatever exception leaves a call into the core other than by design ends the VM ({@link Core.fault}): its memory may be
 * half-written. Host functions never cause that, because host_call turns what they throw into Lua errors.
 */
export interface CoreOptions {
  /** Bytes Lua may use; 0 is no limit. */
  memoryLimit: number;
  /** Seed of the string hash: vary it to make hash flooding useless, fix it to reproduce an order of `pairs`. */
  seed: number;
  /** Another build of the core than the usual one. */
  module?: WasmModule | undefined;
  /** How strings and tables are converted unless a call says otherwise. */
  strings: StringMode;
  tables: TableMode;
  /** Milliseconds a synchronous call may take. */
  callMs: number;
  /** Gets what print() writes, whole lines. The view is only valid during the call. */
  write: (bytes: Uint8Array) => void;
}

/**
 * A host function in its raw form: reads its `nargs` arguments at `base`, writes results there and answers their number, or
 * one of EMI_HOST_*. The memory views are fresh when it is called. It may throw: that becomes a Lua error.
 */
export type RawFunction = (base: Address, nargs: number) => number;

/** Use of the scratch slots, by number. */
const SCRATCH = { error: 0, traceback: 1, temporary: 2, values: 8, fiber: 60, call: 61 } as const;
const SCRATCH_VALUES = 48;
const TRANSFER_SIZE = 1024;

export class Core {
  readonly exports: CoreExports;
  readonly memory: Memory;
  readonly handles = new HandleTable();

  /** Slots: the error value and traceback of a failed call; temporaries of whoever needs one for a few lines. */
  readonly errorSlot: Address;
  readonly tracebackSlot: Address;
  readonly temporary: Address;
  readonly temporary2: Address;
  readonly temporary3: Address;
  /** 48 slots for arguments and results that go into the core. */
  readonly values: Address;
  readonly maxValues = SCRATCH_VALUES;
  /** Where new fibers and the fiber of a synchronous call stand until they are referenced or done. */
  readonly fiberSlot: Address;
  readonly callSlot: Address;

  /** Set once the VM is gone. */
  closed: VmClosedError | undefined;
  /** How many runs of Lua are under way: above 0 while a host function is being called. */
  depth = 0;
  /** References handed out and not released. */
  liveReferences = 0;
  /** References that nobody released, until V8 collected what held them. */
  forgottenReferences = 0;
  /** Called when the VM ended, for whatever reason. Must not call into the core. */
  onEnd: ((reason: VmClosedError) => void) | undefined;
  /** Gives the message of an error value that is neither string nor number; undefined for "not mine". */
  describeError: ((slot: Address) => string | undefined) | undefined;

  /**
   * Lets the running fiber wait for a promise: answers EMI_HOST_SUSPEND, or throws when it cannot wait. The scheduler sets it.
   */
  suspendOn: (promise: PromiseLike<unknown>, strings: StringMode) => number = () => {
    throw new EmiluaError("ERR_SUSPENDED", "nothing can wait here");
  };

  readonly slice = new Slice();
  readonly marshal: Marshal;
  readonly callMs: number;

  private readonly functions: RawFunction[] = [];
  private readonly thrown: CoreThrow;
  private readonly transfer: Address;
  private deferred: (() => void)[] = [];

  constructor(options: CoreOptions) {
    const { functions, handles } = this;
    const instance = instantiate(options.module ?? coreModule(), {
      host_call: (id, base, nargs) => {
        this.memory.sync();
        try {
          const answer = functions[id]!(base >>> 0, nargs);
          if (this.closed !== undefined) throw this.closed; // it called Lua, which ended the VM, and caught that
          return answer;
        } catch (error) {
          return this.raise(error, base >>> 0);
        }
      },
      host_write: (p, length) => {
        this.memory.sync();
        try {
          options.write(this.memory.u8.subarray(p >>> 0, (p >>> 0) + (length >>> 0)));
        } catch (error) {
          queueMicrotask(() => {
            throw error; // a mistake of the embedder, none of the Lua program's business
          });
        }
      },
      host_release: (kind, handle) => handles.release(kind >>> 0, handle >>> 0),
    });
    this.exports = instance.exports;
    this.marshal = new Marshal(this, options);
    this.callMs = options.callMs;
    this.thrown = instance.thrown;
    this.memory = new Memory(instance.exports.memory);
    try {
      this.exports.emi_init(Math.ceil(options.memoryLimit / 1024), options.seed | 0);
      this.transfer = this.exports.emi_alloc(TRANSFER_SIZE) >>> 0;
    } catch (error) {
      throw this.fault(error);
    }
    this.memory.sync();
    const scratch = this.exports.emi_scratch() >>> 0;
    const slot = (n: number) => scratch + n * VALUE_SIZE;
    for (let n = 0; n < SCRATCH_SLOTS; n++) this.memory.setNil(slot(n));
    this.errorSlot = slot(SCRATCH.error);
    this.tracebackSlot = slot(SCRATCH.traceback);
    this.temporary = slot(SCRATCH.temporary);
    this.temporary2 = slot(SCRATCH.temporary + 1);
    this.temporary3 = slot(SCRATCH.temporary + 2);
    this.values = slot(SCRATCH.values);
    this.fiberSlot = slot(SCRATCH.fiber);
    this.callSlot = slot(SCRATCH.call);
  }

  // ---- life ----

  /** Throws when the VM is gone. */
  check(): void {
    if (this.closed !== undefined) throw this.closed;
  }

  /**
   * Ends the VM because of an exception that left the core, and answers what to throw instead. Errors of this library that were
   * thrown on purpose (not by the core) pass unchanged.
   */
  fault(error: unknown): unknown {
    if (error === this.closed) return error;
    if (error instanceof EmiluaError) return error;
    let reason: VmClosedError;
    if (error === this.thrown && this.thrown.code === PROT_MEMORY) reason = new OutOfMemoryError();
    else {
      const detail = error === this.thrown ? `stray throw ${this.thrown.code}` : String(error);
      reason = new VmClosedError("ERR_VM_FAULT", `the VM was closed: fault in the core (${detail})`, { cause: error });
    }
    this.end(reason);
    return this.closed;
  }

  /** Closes the VM in good order: userdata are released, no Lua code runs. */
  close(): void {
    if (this.closed !== undefined) return;
    if (this.depth > 0) throw new EmiluaError("ERR_RUNNING", "a VM cannot be closed from its own host functions");
    try {
      this.exports.emi_close();
    } catch (error) {
      this.fault(error);
    }
    this.end(new VmClosedError("ERR_VM_CLOSED", "the VM is closed"));
  }

  private end(reason: VmClosedError): void {
    if (this.closed !== undefined) return;
    this.closed = reason;
    this.handles.releaseAll();
    this.runDeferred();
    this.onEnd?.(reason);
  }

  /** Runs `work` when no Lua code and no collection is under way: for release handlers. */
  defer(work: () => void): void {
    this.deferred.push(work);
  }

  private runDeferred(): void {
    while (this.deferred.length > 0) {
      const batch = this.deferred;
      this.deferred = [];
      for (const work of batch) work();
    }
  }

  /** A full collection. */
  collect(): void {
    this.check();
    try {
      this.exports.emi_gc();
    } catch (error) {
      throw this.fault(error);
    }
    this.memory.sync();
    if (this.depth === 0) this.runDeferred();
  }

  get memoryUsed(): number {
    this.check();
    return this.exports.emi_mem_used();
  }

  // ---- strings ----

  /** Puts bytes at `slot` as a Lua string. */
  writeBytes(slot: Address, bytes: Uint8Array): void {
    const length = bytes.length;
    const p = this.reserve(length);
    this.memory.u8.set(bytes, p);
    this.finishString(slot, p, length);
  }

  /** Puts a string at `slot`, encoded as UTF-8 or with one byte a character. */
  writeString(slot: Address, text: string, encoding: "utf8" | "latin1" = "utf8"): void {
    const n = text.length;
    if (n <= 64) {
      const u8 = this.memory.u8;
      const p = this.transfer;
      let i = 0;
      for (; i < n; i++) {
        const c = text.charCodeAt(i);
        if (c >= 0x80) break;
        u8[p + i] = c;
      }
      if (i === n) {
        this.exports.emi_str(slot, p, n);
        this.memory.sync();
        return;
      }
    }
    if (encoding === "utf8" ? !text.isWellFormed() : /[^\x00-\xff]/.test(text)) {
      const what = encoding === "utf8" ? "has unpaired surrogates" : "has characters above U+00FF";
      throw new EmiluaError("ERR_ENCODING", `the string ${what}: pass a Uint8Array or choose another encoding`);
    }
    const length = encoding === "utf8" ? Buffer.byteLength(text) : n;
    const p = this.reserve(length);
    this.memory.buffer.write(text, p, length, encoding);
    this.finishString(slot, p, length);
  }

  /** Room for `size` bytes to hand over; given back by {@link giveBack}. */
  reserve(size: number): Address {
    if (size <= TRANSFER_SIZE) return this.transfer;
    const p = this.exports.emi_alloc(size) >>> 0;
    this.memory.sync();
    return p;
  }

  /** Room for `n` values, to be freed with emi_free. */
  reserveValues(n: number): Address {
    const p = this.exports.emi_alloc(n * VALUE_SIZE) >>> 0;
    this.memory.sync();
    return p;
  }

  giveBack(p: Address, size: number): void {
    if (p !== this.transfer) this.exports.emi_free(p, size);
  }

  private finishString(slot: Address, p: Address, length: number): void {
    this.exports.emi_str(slot, p, length);
    this.giveBack(p, length);
    this.memory.sync();
  }

  // ---- host functions and objects ----

  /** Registers a host function for the life of the VM; answers its id. */
  addFunction(fn: RawFunction): number {
    return this.functions.push(fn) - 1;
  }

  get functionCount(): number {
    return this.functions.length;
  }

  /** Puts the Lua function that calls host function `id` at `slot`. */
  writeFunction(slot: Address, id: number): void {
    this.exports.emi_hostfn(slot, id);
    this.memory.sync();
  }

  /** Puts a new userdata for `object` at `slot`. */
  writeHandle<T>(slot: Address, kind: Kind<T>, object: T): void {
    const meta = this.temporary3;
    if (kind.metatable === 0) this.memory.setNil(meta);
    else this.exports.emi_deref(meta, kind.metatable);
    this.exports.emi_udata(slot, kind.id, this.handles.add(kind, object), meta);
    this.memory.sync();
  }

  // ---- tables by name, for building modules ----

  /** table[name] = value at `value`. Uses the first temporary for the key. */
  setField(table: Address, name: string, value: Address): void {
    this.writeString(this.temporary, name);
    this.exports.emi_rawset(table, this.temporary, value);
    this.memory.sync();
  }

  /** table[name] = host function. Uses two temporaries. */
  setFunction(table: Address, name: string, fn: RawFunction): void {
    this.writeFunction(this.temporary2, this.addFunction(fn));
    this.setField(table, name, this.temporary2);
  }

  // ---- references ----

  /** Keeps the value at `slot` alive; answers a number for {@link deref} and {@link unref}. */
  ref(slot: Address): number {
    const ref = this.exports.emi_ref(slot);
    this.memory.sync();
    this.liveReferences++;
    return ref;
  }

  unref(ref: number): void {
    if (this.closed !== undefined) return;
    this.exports.emi_unref(ref);
    this.liveReferences--;
  }

  // ---- running ----

  /**
   * Makes a fiber that will call the function at `fn` with `nargs` values at `args`. It stands in `slot`, which is all that
   * keeps it alive; answers its address.
   */
  newFiber(slot: Address, fn: Address, args: Address, nargs: number): Address {
    this.exports.emi_fiber(slot, fn, args, nargs);
    this.memory.sync();
    return this.memory.payload(slot);
  }

  /** emi_resume with everything that belongs to it. Throws VmClosedError when the VM dies of it. */
  resume(fiber: Address, mode: number, values: Address, nvalues: number, fuel: number): number {
    if (this.closed !== undefined) throw this.closed;
    this.depth++;
    try {
      const status = this.exports.emi_resume(fiber, mode, values, nvalues, fuel);
      this.depth--;
      this.memory.sync();
      if (this.deferred.length > 0) this.runDeferred();
      return status;
    } catch (error) {
      this.depth--;
      throw this.fault(error);
    }
  }

  // ---- errors ----

  /** Turns what a host function threw into a Lua error; answers what host_call answers. */
  private raise(error: unknown, base: Address): number {
    if (this.closed !== undefined) throw this.closed;
    if (error === this.thrown || error instanceof webAssembly.RuntimeError) throw error;
    this.memory.sync();
    if (error instanceof RaisedValue) this.exports.emi_raise(this.errorSlot);
    else if (error instanceof LuaError) {
      this.marshal.write(this.errorSlot, error.value); // from a nested call: the same value goes on
      this.exports.emi_raise(this.errorSlot);
    } else if (error instanceof ArgumentError) this.raiseText(error.detail, (p, n) => this.exports.emi_raise_arg(base, error.index, p, n));
    else {
      const text = error instanceof Error ? error.message : String(error);
      this.raiseText(text, (p, n) => this.exports.emi_raise_text(base, p, n));
    }
    this.memory.sync();
    return EMI_HOST_ERROR;
  }

  private raiseText(text: string, raise: (p: Address, length: number) => void): void {
    const bytes = Buffer.from(text.toWellFormed());
    const p = this.reserve(bytes.length);
    this.memory.u8.set(bytes, p);
    raise(p, bytes.length);
    this.giveBack(p, bytes.length);
  }

  /** The message of the error value at `slot`, for people. */
  errorMessage(slot: Address): string {
    const own = this.describeError?.(slot);
    if (own !== undefined) return own;
    const { memory } = this;
    if (memory.isNumber(slot)) {
      this.exports.emi_tostring(this.temporary, slot);
      memory.sync();
      slot = this.temporary;
    }
    if (memory.tag(slot) !== TAG_STR) return `(error object is a ${typeName(memory.tag(slot))} value)`;
    return Buffer.from(memory.stringBytes(slot)).toString("utf8");
  }

  /** The error of the fiber that just died (EMI_ERROR). */
  takeError(): LuaError {
    let value: unknown;
    try {
      value = this.marshal.read(this.errorSlot);
    } catch {
      value = this.memory.isString(this.errorSlot) ? this.marshal.read(this.errorSlot, "bytes") : undefined;
    }
    const traceback = this.memory.isString(this.tracebackSlot)
      ? Buffer.from(this.memory.stringBytes(this.tracebackSlot)).toString("utf8")
      : "";
    return new LuaError(this.errorMessage(this.errorSlot), value, traceback);
  }

  isFunction(slot: Address): boolean {
    return this.memory.tag(slot) === TAG_FUNC;
  }
}

/** Thrown by host functions that have put an error value into {@link Core.errorSlot}. */
export class RaisedValue {}

const typeNames = ["nil", "boolean", "boolean", "userdata", "string", "table", "function", "userdata", "thread"];

/** Lua's name for the type of a value with this tag. */
export function typeName(tag: number): string {
  return typeNames[~tag >>> 0] ?? "number";
}
