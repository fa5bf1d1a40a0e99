import { type Address, TAG_LIGHT, VALUE_SIZE } from "./abi.js";
import { callFunction } from "./call.js";
import { type Core } from "./core.js";
import { EmiluaError } from "./errors.js";
import { type StringMode, type TableMode } from "./marshal.js";

/**
 * A safety net, not a way of life: it releases what was forgotten, when V8 happens to collect it, and counts that. The count is
 * Vm.stats().forgottenReferences.
 */
const forgotten = new FinalizationRegistry<{ core: Core; ref: number }>(({ core, ref }) => {
  if (core.closed !== undefined) return;
  core.forgottenReferences++;
  core.unref(ref);
});

/**
 * A Lua value that lives on in Lua, held by TypeScript. Whoever got it releases it, with {@link LuaRef.release} or `using`; all are
 * released with their VM.
 */
export class LuaRef implements Disposable {
  /** Reference number; 0 when the value is not an object and needs none. -1 once released. */
  private id = 0;
  /** The value itself. An object stays where it is, and the reference keeps it there. */
  private readonly tag: number;
  private readonly word: number;

  /** @internal */
  constructor(
    protected readonly core: Core,
    slot: Address,
  ) {
    this.tag = core.memory.tag(slot);
    this.word = core.memory.payload(slot);
    if (this.tag === TAG_LIGHT) return;
    this.id = core.ref(slot);
    forgotten.register(this, { core, ref: this.id }, this);
  }

  /** Lets Lua collect the value. Again is harmless. */
  release(): void {
    if (this.id <= 0) return;
    const ref = this.id;
    this.id = -1;
    forgotten.unregister(this);
    this.core.unref(ref);
  }

  get released(): boolean {
    return this.id < 0;
  }

  [Symbol.dispose](): void {
    this.release();
  }

  /** @internal Puts the value at `slot` of its own VM. */
  writeTo(core: Core, slot: Address): void {
    if (core !== this.core) throw new EmiluaError("ERR_RELEASED", "this value belongs to another VM");
    core.check();
    if (this.id < 0) throw new EmiluaError("ERR_RELEASED", "this reference was released");
    core.memory.setWord(slot, this.tag, this.word);
  }

  /** Whether both are the same value to Lua (rawequal). */
  equals(other: LuaRef): boolean {
    const { core } = this;
    this.writeTo(core, core.temporary);
    other.writeTo(core, core.temporary2);
    return core.exports.emi_rawequal(core.temporary, core.temporary2) !== 0;
  }

  /** The text Lua's tostring gives, metamethods aside, e.g. "table: 0x00012345". */
  toString(): string {
    const { core } = this;
    if (core.closed !== undefined || this.released) return "[released Lua value]";
    this.writeTo(core, core.temporary);
    core.exports.emi_tostring(core.temporary2, core.temporary);
    core.memory.sync();
    return core.memory.stringLatin1(core.temporary2);
  }
}

/** A userdata of the core, a coroutine: something that can only be passed back. */
export class LuaOpaque extends LuaRef {}

/** A Lua table. All accesses are raw: no metamethod is called, no Lua code runs. */
export class LuaTable extends LuaRef {
  /** The member at `key`, undefined when absent. Tables come as LuaTable unless `tables` is "copy". */
  get(key: unknown, strings?: StringMode, tables: TableMode = "reference"): unknown {
    const { core } = this;
    const { values } = core;
    return core.guard(() => {
      core.marshal.write(values + VALUE_SIZE, key, strings);
      this.writeTo(core, values);
      core.exports.emi_rawget(values + 2 * VALUE_SIZE, values, values + VALUE_SIZE);
      return core.marshal.read(values + 2 * VALUE_SIZE, strings, tables);
    });
  }

  /** Sets the member at `key`; undefined removes it. */
  set(key: unknown, value: unknown, strings?: StringMode): void {
    const { core } = this;
    const { values } = core;
    core.guard(() => {
      core.marshal.write(values + VALUE_SIZE, key, strings);
      core.marshal.write(values + 2 * VALUE_SIZE, value, strings);
      this.writeTo(core, values);
      if (core.exports.emi_rawset(values, values + VALUE_SIZE, values + 2 * VALUE_SIZE) !== 0) {
        throw new EmiluaError("ERR_CONVERSION", `${String(key)} cannot be a key of a Lua table`);
      }
      core.memory.sync();
    });
  }

  /** A border of the table, as Lua's rawlen gives it. */
  get length(): number {
    this.writeTo(this.core, this.core.temporary);
    return this.core.exports.emi_rawlen(this.core.temporary);
  }

  /** A deep copy, see Marshal. */
  copy(strings?: StringMode): unknown {
    const { core } = this;
    return core.guard(() => {
      this.writeTo(core, core.values);
      return core.marshal.read(core.values, strings, "copy");
    });
  }
}

/** A Lua function (or a host function that Lua holds). */
export class LuaFunction extends LuaRef {
  /**
   * Calls the function now and answers its first result. It must not wait: reaching something that suspends is
   * an error (ERR_SUSPENDED). Use Vm.start or Vm.run for code that may.
   * @throws LuaError what the function raised · EmiluaError ERR_BUDGET it ran longer than the VM's `callMs`
   */
  call(...args: unknown[]): unknown {
    return callFunction(this.core, this, args, false);
  }

  /** Like {@link call}, with all results. */
  callMulti(...args: unknown[]): unknown[] {
    return callFunction(this.core, this, args, true) as unknown[];
  }
}
