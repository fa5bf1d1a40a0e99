import { type Address, TAG_TAB, TAG_UDATA, UDATA_HANDLE, UDATA_KIND, VALUE_SIZE } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { RaisedValue } from "../../interp/lua-errors.js";
import { type Kind } from "../../interp/handles.js";
import { ErrorDelivery } from "./delivery.js";
import { type Category, coreCategory, genericCategory, systemCategory } from "./error-categories.js";

/** Further members of an error table, such as `arg`. */
export type ErrorMembers = Readonly<Record<string, number | string>>;

/** The core adds this to codes of the generic category, see raise_runtime in wasm/src/scope.h. */
const GENERIC = 1000;

/**
 * The error tables that Lua sees: `{ code = integer, category = userdata }` with a metatable (manual, "Errors"). Built when
 * the first one is raised: most programs never see one.
 */
export class ErrorValues {
  private readonly core: Core;
  private kind: Kind<Category> | undefined;
  private metatable = 0;
  private readonly categories = new Map<Category, number>();

  constructor(core: Core) {
    this.core = core;
    core.describeError = (slot) => this.describe(slot);
    core.raiseRuntime = (code) =>
      code > GENERIC ? this.raise(genericCategory, code - GENERIC) : this.raise(coreCategory, code);
  }

  /** Raises an error of the generic category in the running host function. */
  raiseGeneric(name: keyof typeof genericCategory.codes, extra?: ErrorMembers): never {
    this.raise(genericCategory, genericCategory.codes[name]!, extra);
  }

  /** Raises an error of the operating system in the running host function. */
  raiseSystem(name: keyof typeof systemCategory.codes, extra?: ErrorMembers): never {
    this.raise(systemCategory, systemCategory.codes[name]!, extra);
  }

  /** Raises an error of the runtime itself in the running host function. */
  raiseCore(name: keyof typeof coreCategory.codes): never {
    this.raise(coreCategory, coreCategory.codes[name]!);
  }

  raise(category: Category, code: number, extra: ErrorMembers = {}): never {
    this.write(this.core.errorSlot, category, code, extra);
    throw new RaisedValue();
  }

  /** Whether the value at `slot` is this error of the runtime. */
  isCore(slot: Address, name: keyof typeof coreCategory.codes): boolean {
    return this.is(slot, coreCategory, coreCategory.codes[name]!);
  }

  /** Whether the value at `slot` is this error. */
  is(slot: Address, category: Category, code: number): boolean {
    const found = this.read(slot);
    return found?.category === category && found.code === code;
  }

  /** What a fiber gets that is to raise this error of the runtime where it waits. */
  delivery(name: keyof typeof coreCategory.codes): ErrorDelivery {
    return this.deliveryOf(coreCategory, coreCategory.codes[name]!);
  }

  /** What a fiber gets that is to raise this error where it waits. */
  deliveryOf(category: Category, code: number, extra?: ErrorMembers): ErrorDelivery {
    return new ErrorDelivery((slot) => this.write(slot, category, code, extra));
  }

  /** Writes a new error table at `slot`. */
  write(slot: Address, category: Category, code: number, extra: ErrorMembers = {}): void {
    const { core } = this;
    const meta = this.metatable || this.createMetatable();
    core.exports.emi_table(slot, 0, 2);
    core.memory.sync();
    core.memory.setNumber(core.temporary2, code);
    core.setField(slot, "code", core.temporary2);
    core.exports.emi_deref(core.temporary2, this.categoryRef(category));
    core.setField(slot, "category", core.temporary2);
    for (const [name, value] of Object.entries(extra)) {
      core.marshal.write(core.temporary2, value);
      core.setField(slot, name, core.temporary2);
    }
    core.exports.emi_deref(core.temporary2, meta);
    core.exports.emi_setmeta(slot, core.temporary2);
  }

  /** Writes the userdata of a category at `slot`. Uses `core.values`. */
  writeCategory(slot: Address, category: Category): void {
    if (this.metatable === 0) this.createMetatable();
    this.core.exports.emi_deref(slot, this.categoryRef(category));
  }

  /** The message of an error table; undefined for anything else. */
  private describe(slot: Address): string | undefined {
    const found = this.read(slot);
    return found && found.category.message(found.code);
  }

  /** Code and category of the table at `slot`, if it is an error table. */
  private read(slot: Address): { code: number; category: Category } | undefined {
    const { core } = this;
    const { memory } = core;
    if (this.kind === undefined || memory.tag(slot) !== TAG_TAB) return undefined;
    const value = core.temporary2;
    core.writeString(core.temporary, "category");
    core.exports.emi_rawget(value, slot, core.temporary);
    const category = this.categoryAt(value);
    if (category === undefined) return undefined;
    core.writeString(core.temporary, "code");
    core.exports.emi_rawget(value, slot, core.temporary);
    return memory.isNumber(value) ? { code: memory.number(value), category } : undefined;
  }

  private categoryAt(slot: Address): Category | undefined {
    const { memory, handles } = this.core;
    if (memory.tag(slot) !== TAG_UDATA) return undefined;
    const u = memory.payload(slot) >>> 2;
    if (memory.u32[u + (UDATA_KIND >>> 2)] !== this.kind?.id) return undefined;
    return handles.get(memory.u32[u + (UDATA_HANDLE >>> 2)]!) as Category;
  }

  private categoryRef(category: Category): number {
    let ref = this.categories.get(category);
    if (ref === undefined) {
      const { core } = this;
      const slot = core.values + 45 * VALUE_SIZE; // the error itself may be written at the first of them
      core.writeHandle(slot, this.kind!, category);
      ref = core.ref(slot);
      this.categories.set(category, ref);
    }
    return ref;
  }

  private createMetatable(): number {
    const { core } = this;
    const [table, inner] = [core.values, core.values + VALUE_SIZE];

    core.exports.emi_table(table, 0, 4);
    core.memory.sync();
    core.setFunction(table, "__tostring", (base) => this.answer(base, this.expectCategory(base, 1).name));
    core.exports.emi_table(inner, 0, 1);
    core.setFunction(inner, "message", (base, nargs) => {
      const category = this.expectCategory(base, nargs);
      const code = nargs > 1 && core.memory.isNumber(base + VALUE_SIZE) ? core.memory.number(base + VALUE_SIZE) : NaN;
      if (!Number.isInteger(code)) this.raiseGeneric("EINVAL", { arg: 2 });
      return this.answer(base, category.message(code));
    });
    this.refuseOtherKeys(inner);
    core.setField(table, "__index", inner);
    core.writeString(inner, "error_category");
    core.setField(table, "__metatable", inner);
    this.kind = core.handles.addKind<Category>("error_category", core.ref(table));

    core.exports.emi_table(table, 0, 4);
    core.memory.sync();
    core.setFunction(table, "__tostring", (base) => this.answer(base, this.describe(base) ?? "unknown error"));
    core.setFunction(table, "__eq", (base) => {
      const a = this.read(base);
      const b = this.read(base + VALUE_SIZE);
      core.memory.setBoolean(base, a !== undefined && a.code === b?.code && a.category === b.category);
      return 1;
    });
    core.exports.emi_table(inner, 0, 1);
    core.setFunction(inner, "togeneric", (base, nargs) => this.toGeneric(base, nargs));
    core.setField(table, "__index", inner);
    core.writeString(inner, "error_code");
    core.setField(table, "__metatable", inner);
    return (this.metatable = core.ref(table));
  }

  /** Reading a member that the table does not have raises "Requested key wasn't found in the table/userdata". */
  private refuseOtherKeys(members: Address): void {
    const { core } = this;
    const table = core.values + 2 * VALUE_SIZE;
    core.exports.emi_table(table, 0, 1);
    core.setFunction(table, "__index", () => this.raiseCore("key_not_found"));
    core.exports.emi_setmeta(members, table);
  }

  private expectCategory(base: Address, nargs: number): Category {
    return (nargs > 0 ? this.categoryAt(base) : undefined) ?? this.raiseGeneric("EINVAL", { arg: 1 });
  }

  private toGeneric(base: Address, nargs: number): number {
    const found = nargs > 0 ? this.read(base) : undefined;
    if (found === undefined) return this.raiseGeneric("EINVAL", { arg: 1 });
    const code = found.category.toGeneric(found.code);
    if (code !== undefined && found.category !== genericCategory) this.write(base, genericCategory, code);
    return 1;
  }

  private answer(base: Address, text: string): number {
    this.core.writeString(base, text);
    return 1;
  }
}
