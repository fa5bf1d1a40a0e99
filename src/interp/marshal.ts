import {
  type Address,
  STRING_DATA,
  STRING_LENGTH,
  TAG_CO,
  TAG_FALSE,
  TAG_FUNC,
  TAG_LIGHT,
  TAG_MIN,
  TAG_NIL,
  TAG_STR,
  TAG_TAB,
  TAG_TRUE,
  TAG_UDATA,
  UDATA_HANDLE,
  UDATA_KIND,
  VALUE_SIZE,
} from "./abi.js";
import { type Core } from "./core.js";
import { EmiluaError } from "./errors.js";
import { HostObject } from "./host-object.js";
import { wrapFunction } from "./host-functions.js";
import { typeName } from "./lua-errors.js";
import { LuaFunction, LuaOpaque, LuaRef, LuaTable } from "./refs.js";

/**
 * How a Lua string (any bytes) becomes a JavaScript value: `"utf8"` decodes strictly and refuses what is not UTF-8; `"latin1"`
 * gives one character a byte; `"bytes"` a Uint8Array. The last two never fail. In the other direction strings are
 * encoded the same way, and a Uint8Array is always taken as it is.
 */
export type StringMode = "utf8" | "latin1" | "bytes";

/** How a Lua table becomes a JavaScript value: a deep copy, or a {@link LuaTable} that refers to it. */
export type TableMode = "copy" | "reference";

/** Choices of a conversion. */
export interface Conversion {
  /** Default "utf8". */
  strings?: StringMode | undefined;
  /** Default "copy". */
  tables?: TableMode | undefined;
}

/** Deepest nesting of tables a conversion follows. */
const MAX_DEPTH = 200;
/** Most values one conversion copies. */
const MAX_VALUES = 10_000_000;
/** Slots of a table copy in progress: the table, a key, a value. */
const LEVEL_SIZE = 3 * VALUE_SIZE;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Converts values between Lua and JavaScript.
 *
 * | Lua            | JavaScript                                                                                 |
 * |----------------|--------------------------------------------------------------------------------------------|
 * | nil            | undefined (null is accepted)                                                               |
 * | boolean        | boolean                                                                                    |
 * | number         | number                                                                                     |
 * | string         | see {@link StringMode}                                                                     |
 * | table, copied  | array when the keys are 1..n (n > 0), object when all are strings or there are none, else Map |
 * | function       | {@link LuaFunction}; a JavaScript function becomes a host function                         |
 * | host userdata  | the object itself; see {@link HostObject} for the way in                                   |
 * | other          | {@link LuaOpaque}                                                                          |
 *
 * A copy keeps the shape: what appears twice is copied once, cycles included. Metatables are not copied and not asked.
 */
export class Marshal {
  private level = 0;
  private work: Address = 0;
  private count = 0;

  constructor(
    private readonly core: Core,
    readonly defaults: { readonly strings: StringMode; readonly tables: TableMode },
  ) {}

  /** Writes `value` at `slot` as a Lua value. */
  write(slot: Address, value: unknown, strings: StringMode = this.defaults.strings): void {
    const { memory } = this.core;
    switch (typeof value) {
      case "number":
        return memory.setNumber(slot, value);
      case "string":
        return this.core.writeString(slot, value, strings === "latin1" ? "latin1" : "utf8");
      case "boolean":
        return memory.setBoolean(slot, value);
      case "undefined":
        return memory.setNil(slot);
      case "function":
        return this.core.writeFunction(slot, this.functionId(value as (...args: unknown[]) => unknown));
      case "object":
        return value === null ? memory.setNil(slot) : this.writeObject(slot, value, strings);
      default:
        throw new EmiluaError("ERR_CONVERSION", `a ${typeof value} has no counterpart in Lua`);
    }
  }

  private writeObject(slot: Address, value: object, strings: StringMode): void {
    if (value instanceof LuaRef) return value.writeTo(this.core, slot);
    if (value instanceof Uint8Array) return this.core.writeBytes(slot, value);
    if (value instanceof HostObject) return value.writeTo(this.core, slot);
    if (this.level === 0) this.count = 0;
    this.writeTable(slot, value, strings, new Map());
  }

  private readonly functionIds = new WeakMap<(...args: never[]) => unknown, number>();

  private functionId(fn: (...args: unknown[]) => unknown): number {
    let id = this.functionIds.get(fn);
    if (id === undefined) {
      id = this.core.addFunction(wrapFunction(this.core, fn, {}));
      this.functionIds.set(fn, id);
    }
    return id;
  }

  /** `seen` maps objects already copied to the addresses of their tables. */
  private writeTable(slot: Address, value: object, strings: StringMode, seen: Map<object, Address>): void {
    const { core } = this;
    const known = seen.get(value);
    if (known !== undefined) return core.memory.setWord(slot, TAG_TAB, known);
    const entries = entriesOf(value);
    const at = this.enter();
    try {
      core.exports.emi_table(
        at,
        Array.isArray(value) ? value.length + 1 : 0,
        Array.isArray(value) ? 0 : entries.length,
      );
      core.memory.sync();
      seen.set(value, core.memory.payload(at));
      const key = at + VALUE_SIZE;
      const member = key + VALUE_SIZE;
      for (const [k, v] of entries) {
        if (v === undefined || v === null) continue;
        this.tick();
        this.writeMember(key, k, strings, seen);
        this.writeMember(member, v, strings, seen);
        if (core.exports.emi_rawset(at, key, member) !== 0) {
          throw new EmiluaError("ERR_CONVERSION", `${String(k)} cannot be a key of a Lua table`);
        }
        core.memory.sync();
      }
      core.memory.copy(slot, at);
    } finally {
      this.leave();
    }
  }

  private writeMember(slot: Address, value: unknown, strings: StringMode, seen: Map<object, Address>): void {
    const plain =
      typeof value === "object" &&
      value !== null &&
      !(value instanceof LuaRef || value instanceof Uint8Array || value instanceof HostObject);
    if (plain) this.writeTable(slot, value, strings, seen);
    else this.write(slot, value, strings);
  }

  /** The value at `slot` as a JavaScript value. */
  read(slot: Address, strings: StringMode = this.defaults.strings, tables: TableMode = this.defaults.tables): unknown {
    const { memory } = this.core;
    const tag = memory.tag(slot);
    if (tag < TAG_MIN) return memory.number(slot);
    switch (tag) {
      case TAG_STR:
        return this.readString(memory.payload(slot), strings);
      case TAG_NIL:
        return undefined;
      case TAG_FALSE:
        return false;
      case TAG_TRUE:
        return true;
      case TAG_TAB:
        if (tables === "reference") return new LuaTable(this.core, slot);
        if (this.level === 0) this.count = 0;
        return this.readTable(slot, strings, new Map());
      case TAG_FUNC:
        return new LuaFunction(this.core, slot);
      case TAG_UDATA: {
        const u = memory.payload(slot) >>> 2;
        const kind = memory.u32[u + (UDATA_KIND >>> 2)]!;
        if (kind !== 0) return this.core.handles.get(memory.u32[u + (UDATA_HANDLE >>> 2)]!);
        return new LuaOpaque(this.core, slot);
      }
      case TAG_CO:
      case TAG_LIGHT:
        return new LuaOpaque(this.core, slot);
      default:
        throw new EmiluaError("ERR_CONVERSION", `unknown tag ${tag.toString(16)}`);
    }
  }

  private readString(s: Address, strings: StringMode): string | Uint8Array {
    const { memory } = this.core;
    const length = memory.u32[(s + STRING_LENGTH) >>> 2]!;
    const start = s + STRING_DATA;
    if (strings === "utf8") {
      const short = memory.shortAscii(start, length);
      if (short !== undefined) return short;
      try {
        return utf8.decode(memory.u8.subarray(start, start + length));
      } catch {
        throw new EmiluaError(
          "ERR_ENCODING",
          `a Lua string of ${length} bytes is not UTF-8: convert with strings: "latin1" or "bytes"`,
        );
      }
    }
    return strings === "latin1" ? memory.latin1(start, length) : memory.u8.slice(start, start + length);
  }

  /** `seen` maps addresses of tables already met to their copies. */
  private readTable(slot: Address, strings: StringMode, seen: Map<Address, unknown>): unknown {
    const { core } = this;
    const { memory } = core;
    const address = memory.payload(slot);
    if (seen.has(address)) return seen.get(address);
    const at = this.enter();
    try {
      const key = at + VALUE_SIZE;
      const member = key + VALUE_SIZE;
      memory.setWord(at, TAG_TAB, address);
      const copy = emptyCopy(this.shape(at, key, member));
      seen.set(address, copy);
      memory.setNil(key);
      while (core.exports.emi_next(at, key, member) === 1) {
        memory.sync();
        this.tick();
        const value =
          memory.tag(member) === TAG_TAB ? this.readTable(member, strings, seen) : this.read(member, strings, "copy");
        if (Array.isArray(copy)) copy[memory.number(key) - 1] = value;
        else if (copy instanceof Map) copy.set(this.readKey(key, strings, seen), value);
        else defineMember(copy, this.read(key, strings === "bytes" ? "latin1" : strings) as string, value);
      }
      return copy;
    } finally {
      this.leave();
    }
  }

  private readKey(slot: Address, strings: StringMode, seen: Map<Address, unknown>): unknown {
    if (this.core.memory.tag(slot) === TAG_TAB) return this.readTable(slot, strings, seen);
    return this.read(slot, strings === "bytes" ? "latin1" : strings, "copy");
  }

  /** What a table looks like, see {@link Marshal}. */
  private shape(at: Address, key: Address, member: Address): "array" | "object" | "map" {
    const { core } = this;
    const { memory } = core;
    const length = core.exports.emi_rawlen(at);
    let integers = 0;
    let strings = 0;
    let others = 0;
    memory.setNil(key);
    while (core.exports.emi_next(at, key, member) === 1) {
      if (memory.isString(key)) strings++;
      else if (memory.isNumber(key) && isIndex(memory.number(key), length)) integers++;
      else others++;
    }
    if (others === 0 && integers === 0) return "object";
    return others === 0 && strings === 0 && integers === length ? "array" : "map";
  }

  /** Claims the slots of one more level. */
  private enter(): Address {
    if (this.level >= MAX_DEPTH) {
      throw new EmiluaError("ERR_CONVERSION", `tables nested deeper than ${MAX_DEPTH} levels`);
    }
    if (this.work === 0) {
      this.work = this.core.exports.emi_alloc(MAX_DEPTH * LEVEL_SIZE) >>> 0;
      this.core.memory.sync();
    }
    return this.work + LEVEL_SIZE * this.level++;
  }

  private leave(): void {
    this.level--;
  }

  private tick(): void {
    if (++this.count > MAX_VALUES) {
      throw new EmiluaError("ERR_CONVERSION", `more than ${MAX_VALUES} values in one conversion`);
    }
  }
}

function isIndex(n: number, length: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= length;
}

type Copy = unknown[] | Map<unknown, unknown> | Record<string, unknown>;

function emptyCopy(shape: "array" | "object" | "map"): Copy {
  return shape === "array" ? [] : shape === "map" ? new Map<unknown, unknown>() : {};
}

/** A plain assignment, safe for a member called `__proto__`. */
function defineMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}

/** Keys and values of what can be copied into a table. */
function entriesOf(value: object): [unknown, unknown][] {
  if (Array.isArray(value)) return value.map((v, i) => [i + 1, v] as [unknown, unknown]);
  if (value instanceof Map) return [...value.entries()];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    const name = (value.constructor as { name?: string } | undefined)?.name ?? "object";
    throw new EmiluaError(
      "ERR_CONVERSION",
      `a ${name} cannot be copied into Lua: wrap it (Vm.defineClass) or convert it first`,
    );
  }
  return Object.entries(value);
}

/** Lua's name for the type of the value at `slot`. */
export function typeAt(core: Core, slot: Address): string {
  return typeName(core.memory.tag(slot));
}
