import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { typeAt } from "../../interp/marshal.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { descriptorAt } from "../file-descriptor/file-descriptor.js";

/** Of `core.values`, where nobody's temporaries are. */
const FIRST_SLOT = 32;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Named arguments: a table whose members are read one by one. What does not fit raises EINVAL with the member's name as `arg`; nothing
 * is read through metatables.
 */
export class NamedArguments {
  private readonly key: Address;
  private readonly member: Address;
  private readonly inner: Address;

  /**
   * @param table slot of the table; EINVAL with `arg = 1` for all else
   * @param known names there may be; EINVAL for others
   */
  constructor(
    private readonly context: VmContext,
    private readonly table: Address,
    known: ReadonlySet<string>,
  ) {
    const { core, errors } = context;
    this.key = core.values + FIRST_SLOT * VALUE_SIZE;
    this.member = this.key + VALUE_SIZE;
    this.inner = this.member + VALUE_SIZE;
    if (typeAt(core, table) !== "table") errors.raiseGeneric("EINVAL", { arg: 1 });
    this.each(table, (key) => {
      if (!core.memory.isString(key)) errors.raiseGeneric("EINVAL", { arg: 1 });
      const name = core.memory.stringLatin1(key);
      if (!known.has(name)) this.bad(name);
    });
  }

  bad(name: string): never {
    return this.context.errors.raiseGeneric("EINVAL", { arg: name });
  }

  unsupported(name: string): never {
    return this.context.errors.raiseGeneric("ENOTSUP", { arg: name });
  }

  has(name: string): boolean {
    return !this.context.core.memory.isNil(this.get(name));
  }

  /** The slot of a member, until the next one is read. */
  get(name: string): Address {
    const { core } = this.context;
    core.writeString(core.temporary, name);
    core.exports.emi_rawget(this.member, this.table, core.temporary);
    return this.member;
  }

  /** A boolean; absent is false. */
  flag(name: string): boolean {
    const type = typeAt(this.context.core, this.get(name));
    if (type !== "nil" && type !== "boolean") this.bad(name);
    return this.context.core.marshal.read(this.member) === true;
  }

  /** An integer. */
  integer(name: string): number | undefined {
    const { memory } = this.context.core;
    const slot = this.get(name);
    if (memory.isNil(slot)) return undefined;
    const value = memory.isNumber(slot) ? memory.number(slot) : NaN;
    return Number.isInteger(value) ? value : this.bad(name);
  }

  /** Whether a member is a table without members; EINVAL when it is no table. */
  isEmptyTable(name: string): boolean {
    let empty = true;
    this.members(name, () => (empty = false));
    return empty;
  }

  /** A table of strings 1..n. */
  strings(name: string): string[] {
    const { memory } = this.context.core;
    const strings: string[] = [];
    let count = 0;
    this.members(name, (key, member) => {
      count++;
      if (!memory.isNumber(key) || !memory.isString(member)) this.bad(name);
      strings[memory.number(key) - 1] = this.text(name, member);
    });
    return strings.length === count && Object.keys(strings).length === count ? strings : this.bad(name);
  }

  /**
   * A table of strings by names.
   * @param allowed which names there may be
   */
  dictionary(name: string, allowed: (key: string) => boolean): Record<string, string> {
    const members = Object.create(null) as Record<string, string>;
    const { memory } = this.context.core;
    this.members(name, (key, member) => {
      if (!memory.isString(key) || !memory.isString(member)) this.bad(name);
      const text = this.text(name, key);
      if (!allowed(text)) this.bad(name);
      members[text] = this.text(name, member);
    });
    return members;
  }

  /** The descriptor of the file_descriptor at `slot`; EBADF when it is closed. */
  descriptor(name: string, slot: Address): number {
    const { core, errors } = this.context;
    const descriptor = descriptorAt(core, slot) ?? this.bad(name);
    return descriptor.fd ?? errors.raiseSystem("EBADF", { arg: name });
  }

  /** Calls back for every member of a table: its key, and the slot of its value. */
  members(name: string, visit: (key: Address, member: Address) => void): void {
    const table = this.tableAt(name);
    if (table !== undefined) this.each(table, visit);
  }

  /** The string at `slot`, for a call of Node that takes text: ENOTSUP when it is not UTF-8, EINVAL when it holds a zero byte. */
  text(name: string, slot: Address): string {
    return this.utf8(name, this.context.core.memory.stringBytes(slot));
  }

  /** The same for bytes. */
  utf8(name: string, bytes: Uint8Array): string {
    if (bytes.includes(0)) this.bad(name);
    try {
      return utf8.decode(bytes);
    } catch {
      return this.unsupported(name);
    }
  }

  private tableAt(name: string): Address | undefined {
    const { core } = this.context;
    const slot = this.get(name);
    if (core.memory.isNil(slot)) return undefined;
    if (typeAt(core, slot) !== "table") this.bad(name);
    core.memory.copy(this.inner, slot);
    return this.inner;
  }

  private each(table: Address, visit: (key: Address, member: Address) => void): void {
    const { core } = this.context;
    core.memory.setNil(this.key);
    while (core.exports.emi_next(table, this.key, this.member) === 1) {
      core.memory.sync();
      visit(this.key, this.member);
    }
  }
}
