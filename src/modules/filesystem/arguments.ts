import { type Address, TAG_FALSE, TAG_TAB, TAG_TRUE } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, isAbsent, slotOf } from "../arguments.js";
import { pathArgument } from "./path.js";

/** The arguments of a function that works on files. What does not fit raises EINVAL with the argument's number. */
export class Arguments {
  constructor(
    readonly context: VmContext,
    readonly base: Address,
    private readonly count: number,
  ) {}

  has(n: number): boolean {
    return !isAbsent(this.context, this.base, this.count, n);
  }

  /** A path that the system can be given: without a zero byte, where C strings end. */
  path(n: number): string {
    const text = pathArgument(this.context, this.base, this.count, n);
    return text.includes("\0") ? this.bad(n) : text;
  }

  integer(n: number, min: number, max: number): number {
    const value = integerArgument(this.context, this.base, this.count, n);
    return value >= min && value <= max ? value : this.bad(n);
  }

  /** The option `name` of the table at `n`, which may be absent: true or false, as which nil counts. */
  flag(n: number, name: string): boolean {
    const tag = this.option(n, name);
    if (tag === undefined || tag === TAG_FALSE) return false;
    return tag === TAG_TRUE || this.bad(n);
  }

  /** The option `name` of the table at `n`: one of some words, or nil. */
  choice<T extends string>(n: number, name: string, words: readonly T[]): T | undefined {
    if (this.option(n, name) === undefined) return undefined;
    const { core } = this.context;
    const text = core.memory.isString(core.temporary2) ? core.memory.stringLatin1(core.temporary2) : "";
    return words.find((word) => word === text) ?? this.bad(n);
  }

  /** Puts the option into `core.temporary2`; answers its tag, undefined when it is nil. */
  private option(n: number, name: string): number | undefined {
    if (!this.has(n)) return undefined;
    const { core } = this.context;
    const table = slotOf(this.base, n);
    if (core.memory.tag(table) !== TAG_TAB) return this.bad(n);
    core.writeString(core.temporary, name);
    core.exports.emi_rawget(core.temporary2, table, core.temporary);
    core.memory.sync();
    return core.memory.isNil(core.temporary2) ? undefined : core.memory.tag(core.temporary2);
  }

  bad(n: number): never {
    return badArgument(this.context, n);
  }
}
