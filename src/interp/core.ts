import { type Address, type CoreExports, FIBER_REF, PROT_MEMORY, SCRATCH_SLOTS, TAG_FUNC, VALUE_SIZE } from "./abi.js";
import { type CoreThrow, EmiluaError, OutOfMemoryError, VmClosedError } from "./errors.js";
import { HandleTable, type Kind } from "./handles.js";
import { type Instances, instancesOf } from "./instances.js";
import { coreModule, type Instance, type VmImports } from "./loader.js";
import { raise } from "./lua-errors.js";
import { Marshal, type StringMode, type TableMode } from "./marshal.js";
import { Memory } from "./memory.js";
import { Slice } from "./slice.js";
import { Transfer } from "./transfer.js";
import { type WasmModule, webAssembly } from "./web-assembly.js";

/**
 * One VM: an instance of the core with everything the host keeps for it. No policy lives here: who runs when, and what
 * Lua code may reach, is decided above (src/scheduler, src/vm.ts).
 *
 * Values are passed in slots, addresses of 64-bit words. The scratch slots of the core are roots of the collector and are
 * shared out below. A collection happens only while Lua runs or in emi_gc, never while the host builds a value: so objects
 * between two runs need no root, and after a run only scratch slots, references and stacks are alive.
 *
 * Whatever exception leaves a run of the core ends the VM ({@link Core.fault}): its memory may be
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

export class Core {
  /** These three are replaced when the VM is closed, because the instance may serve another VM then. */
  exports: CoreExports;
  memory: Memory;
  transfer: Transfer;
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
  /** Set from when it begins to end. */
  ending = false;
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

  /** Raises an error of the runtime with this code, for the core (EMI_RAISE). The scheduler sets it. */
  raiseRuntime: (code: number) => never = (code) => {
    throw new Error(`error ${code} of the runtime`);
  };

  readonly slice = new Slice();
  readonly marshal: Marshal;
  readonly callMs: number;

  /** Index of the words of emi_left. */
  private readonly left: number;
  /** Host functions by id; the first is EMI_RAISE. */
  private readonly functions: RawFunction[] = [(_base, code) => this.raiseRuntime(code)];
  readonly thrown: CoreThrow;
  private readonly instances: Instances;
  private readonly instance: Instance;
  private deferred: (() => void)[] = [];
  /** A callback that gets output is running. */
  telling = false;

  constructor(options: CoreOptions) {
    const { functions, handles } = this;
    this.instances = instancesOf(options.module ?? coreModule());
    const imports: VmImports = {
      host_call: (id, base, nargs) => {
        this.memory.sync();
        try {
          const answer = functions[id]!(base >>> 0, nargs);
          if (this.closed !== undefined) throw this.closed; // it called Lua, which ended the VM, and caught that
          return answer;
        } catch (error) {
          return raise(this, error, base >>> 0);
        }
      },
      host_write: (p, length) => {
        this.memory.sync();
        this.tell(options.write, this.memory.u8.subarray(p >>> 0, (p >>> 0) + (length >>> 0)));
      },
      host_release: (kind, handle) => {
        try {
          handles.release(kind >>> 0, handle >>> 0);
        } catch (error) {
          throwLater(error);
        }
      },
      host_get: (handle, index) => handles.indexed(handle).read(index),
      host_set: (handle, index, byte) => (handles.indexed(handle).write(index, byte) ? 1 : 0),
      host_length: (handle) => handles.indexed(handle).length,
    };
    this.marshal = new Marshal(this, options);
    this.callMs = options.callMs;
    this.instance = this.instances.take(imports, options.seed | 0);
    this.exports = this.instance.exports;
    this.thrown = this.instance.thrown;
    this.memory = new Memory(this.exports.memory);
    try {
      this.exports.emi_mem_set_limit(options.memoryLimit);
      this.transfer = new Transfer(this.exports, this.memory);
    } catch (error) {
      throw this.fault(error);
    }
    this.memory.sync();
    const scratch = this.exports.emi_scratch() >>> 0;
    this.left = this.exports.emi_left() >>> 2;
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
   * Looks at an exception that came out of code which calls into the core, and answers what to throw instead. When it is the
   * core's (out of memory, a trap, the end of the C or JavaScript stack) the VM ends here. Others pass unchanged.
   * @param unwound whether frames of the core were left behind: then any exception is fatal
   */
  fault(error: unknown, unwound = false): unknown {
    if (this.closed !== undefined) return error === this.thrown ? this.closed : error;
    if (error === this.thrown && this.thrown.code === PROT_MEMORY) this.end(new OutOfMemoryError());
    else if (unwound || error === this.thrown || isTrap(error)) {
      const detail = error === this.thrown ? `stray throw ${this.thrown.code}` : String(error);
      this.end(new VmClosedError("ERR_VM_FAULT", `fault in the core (${detail})`, { cause: error }));
    } else return error;
    return this.closed;
  }

  /** Does work that calls into the core, from outside of any run. */
  guard<T>(work: () => T): T {
    this.check();
    try {
      return work();
    } catch (error) {
      throw this.fault(error);
    }
  }

  /** Closes the VM in good order: host objects are released, no Lua code runs. */
  close(): void {
    if (this.closed !== undefined) return;
    if (this.depth > 0) throw new EmiluaError("ERR_RUNNING", "a VM cannot be closed from its own host functions");
    this.end(closedInOrder()); // what lies in its memory is forgotten as a whole
    this.exports = this.memory = this.transfer = unusable;
    this.instances.give(this.instance);
  }

  /** The VM is gone, for this reason. Releases what the host holds for it. */
  end(reason: VmClosedError): void {
    if (this.closed !== undefined) return;
    this.closed = reason;
    this.ending = true;
    this.handles.releaseAll();
    this.runDeferred();
    this.onEnd?.(reason);
  }

  /** Runs `work` when no Lua code and no collection is under way: for release handlers. */
  defer(work: () => void): void {
    this.deferred.push(work);
  }

  /**
   * Calls a callback of the embedder that gets output. Its errors are not the program's: they are thrown when nothing of ours is on
   * the stack.
   */
  tell<T>(listener: (what: T) => void, what: T): void {
    const outer = this.telling;
    this.telling = true;
    try {
      listener(what);
    } catch (error) {
      throwLater(error);
    } finally {
      this.telling = outer;
    }
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
    this.forgetScratch();
    this.guard(() => this.exports.emi_gc());
    this.memory.sync();
    if (this.depth === 0) this.runDeferred();
  }

  /**
   * Whether the VM's limit allows `size` bytes more, after a full collection if need be. Only where all objects that the host has
   * built stand in roots.
   */
  makeRoom(size: number): boolean {
    const fits = (): boolean => this.exports.emi_external(Math.min(size, 0xffffffff)) === 0;
    if (!fits()) {
      this.exports.emi_gc();
      this.memory.sync();
      if (!fits()) return false;
    }
    this.exports.emi_external(-Math.min(size, 0xffffffff));
    return true;
  }

  /** Ends the VM, in which there is no room for `size` bytes that the host keeps for it. */
  outOfMemory(size: number): void {
    this.exports.emi_free(this.exports.emi_alloc(size), size); // throws, unless there is room after all
  }

  /** Scratch slots are roots: what is left in them must not keep objects alive. */
  private forgetScratch(): void {
    const end = this.depth === 0 ? SCRATCH_SLOTS : SCRATCH.fiber;
    for (let n = 0; n < end; n++) this.memory.setNil(this.errorSlot + (n - SCRATCH.error) * VALUE_SIZE);
  }

  get memoryUsed(): number {
    this.check();
    return this.exports.emi_mem_used();
  }

  // ---- bytes and strings (see transfer.ts) ----

  /** Puts bytes at `slot` as a Lua string. */
  writeBytes(slot: Address, bytes: Uint8Array): void {
    this.transfer.bytes(slot, bytes);
  }

  /** Puts a string at `slot`, encoded as UTF-8 or with one byte a character. */
  writeString(slot: Address, text: string, encoding: "utf8" | "latin1" = "utf8"): void {
    this.transfer.string(slot, text, encoding);
  }

  /** Room for `n` values, to be freed with emi_free. */
  reserveValues(n: number): Address {
    const p = this.exports.emi_alloc(n * VALUE_SIZE) >>> 0;
    this.memory.sync();
    return p;
  }

  // ---- host functions and objects ----

  /** Registers a host function for the life of the VM; answers its id. */
  addFunction(fn: RawFunction): number {
    return this.functions.push(fn) - 1;
  }

  get functionCount(): number {
    return this.functions.length - 1;
  }

  /** Puts the Lua function that calls host function `id` at `slot`. */
  writeFunction(slot: Address, id: number): void {
    this.exports.emi_hostfn(slot, id);
    this.memory.sync();
  }

  /** Puts a new userdata for `object` at `slot`. */
  writeHandle<T>(slot: Address, kind: Kind<T>, object: T): void {
    this.exports.emi_udata(slot, kind.id, this.handles.add(kind, object), kind.metatable);
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

  // ---- code ----

  /**
   * Compiles Lua source; the function stands in `slot`. False: it does not compile, the message is in the error slot.
   * @param env slot of the global environment; 0 for the VM's
   */
  compile(slot: Address, source: Uint8Array, chunkName: string, env: Address): boolean {
    const name = Buffer.from(chunkName);
    const size = source.length + name.length;
    const p = this.transfer.reserve(size);
    this.memory.u8.set(source, p);
    this.memory.u8.set(name, p + source.length);
    if (env === 0) this.memory.setNil(this.temporary);
    const failed = this.exports.emi_load(
      slot,
      p,
      source.length,
      p + source.length,
      name.length,
      env === 0 ? this.temporary : env,
    );
    this.transfer.giveBack(p, size);
    this.memory.sync();
    return failed === 0;
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

  /**
   * Makes a fiber that will call the function at `slot`, and puts a userdata for `object` there; answers the fiber's address. The
   * core keeps it alive until it has ended, see {@link letGo}.
   */
  spawnFiber<T>(slot: Address, kind: Kind<T>, object: T): Address {
    const address = this.exports.emi_spawn(slot, kind.id, this.handles.add(kind, object), kind.metatable) >>> 0;
    this.memory.sync();
    this.liveReferences++;
    return address;
  }

  /**
   * A fiber that spawnFiber made is over.
   * @param dropped it did not end by itself, so the core still keeps it alive
   */
  letGo(fiber: Address, dropped: boolean): void {
    if (this.closed !== undefined) return;
    if (dropped) this.exports.emi_unref(this.memory.u32[(fiber + FIBER_REF) >>> 2]);
    this.liveReferences--;
  }

  /** Fuel left of the slice that is or was running. */
  get fuelLeft(): number {
    return this.memory.u32[this.left] | 0;
  }

  /** Results of the fiber that was done last; they begin at `emi_result()`. */
  get resultCount(): number {
    return this.memory.u32[this.left + 1];
  }

  /** A fiber for a synchronous call, in the call slot: the one of the last call again when that is over. */
  callFiber(fn: Address, args: Address, nargs: number): Address {
    this.exports.emi_fiber_again(this.callSlot, fn, args, nargs);
    this.memory.sync();
    return this.memory.payload(this.callSlot);
  }

  /** emi_resume with everything that belongs to it. Throws VmClosedError when the VM dies of it. */
  resume(fiber: Address, mode: number, values: Address, nvalues: number, fuel: number): number {
    if (this.closed !== undefined) throw this.closed;
    this.depth++;
    let answer: number;
    try {
      const status = this.exports.emi_resume(fiber, mode, values, nvalues, fuel);
      this.depth--;
      this.memory.sync();
      if (this.deferred.length === 0 || this.depth > 0) return status;
      answer = status;
    } catch (error) {
      this.depth--;
      throw this.fault(error, true);
    }
    this.runDeferred();
    return answer;
  }

  isFunction(slot: Address): boolean {
    return this.memory.tag(slot) === TAG_FUNC;
  }
}

/** What a closed VM has in the place of what it must not use any more. */
const unusable = new Proxy({} as any, {
  get() {
    throw closedInOrder();
  },
});

/** Why a closed VM is closed. Without a stack trace: actors end by the thousand. */
function closedInOrder(): VmClosedError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = new VmClosedError("ERR_VM_CLOSED", "the VM is closed");
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

function isTrap(error: unknown): boolean {
  return (
    error instanceof webAssembly.RuntimeError || (error instanceof RangeError && error.message.includes("call stack"))
  );
}

/** For what an embedder's callback throws where nobody can catch it: it is none of the Lua program's business. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
