import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type Kind } from "../../interp/handles.js";
import { typeAt } from "../../interp/marshal.js";
import { regexCategory } from "../../scheduler/runtime/error-categories.js";
import { defineKind, expectKind, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";
import { BacktrackingRegex } from "./backtracking.js";
import { patsplit, type Piece, split } from "./pieces.js";
import { type Matcher, Regex, type RegexOptions } from "./regex.js";
import { Subject } from "./subject.js";
import { type Grammar, RegexError, UnsupportedError } from "./syntax.js";
import { Work } from "./work.js";

/** Slots that a host function has for results without asking for more. */
const GUARANTEED = 24;

const kinds = new WeakMap<Core, Kind<Matcher>>();

/**
 * Module `regex`. Characters are bytes; only ASCII has letters and their cases. `text` is a string or a byte_span; what is
 * answered of a byte_span are spans of the same memory. Indexes count from 1. Nothing here suspends.
 *
 * - `new(options) -> regex`: `pattern`, a string, `grammar`: "basic", "extended" or "ecma", and the booleans `ignore_case`,
 *   `nosubs`, `optimize`, false unless given. Errors of the category regex for patterns that are wrong, with `position`; ENOTSUP
 *   for those with back-references or look-around unless the embedder allows them, for other grammars and other options; ENOMEM
 * - `match(re, text) -> captures...`: when `re` matches all of the text; nil for groups that took no part. The text when there are
 *   no groups. nil when it does not match
 * - `search(re, text) -> table`: the first match: `empty`, whether there is none, and by number of group, 0 being all of the match,
 *   `{start, end_}`, its first and last byte; `end_` is `start - 1` when it matched no byte
 * - `split(re, text) -> table`: what stands between the matches that are not empty: one piece more than there are matches
 * - `patsplit(re, text) -> table`: the matches, but for empty ones right behind another
 *
 * All raise regex's complexity when a call needs more steps than 2^28 and 8 for each byte.
 *
 * A regex has the member `mark_count`: how many groups are captured.
 *
 * Source: manual, regex.
 */
export function openRegex(context: VmContext, table: Address): void {
  const { core } = context;
  const { memory } = core;
  const kind = kindOf(context);

  core.setFunction(table, "new", (base, nargs) => {
    if (nargs === 0) badArgument(context, 1);
    const { pattern, options } = readOptions(context, base);
    let regex: Matcher;
    try {
      regex = make(context, pattern, options);
    } catch (error) {
      return raiseRegexError(context, error);
    }
    writeRegex(context, base, regex);
    return 1;
  });

  /** A function of a regex and a text. */
  const operation = (
    name: string,
    run: (regex: Matcher, subject: Subject, base: Address, work: Work) => number,
  ): void => {
    core.setFunction(table, name, (base, nargs) => {
      if (nargs < 1) badArgument(context, 1);
      const regex = expectKind(context, kind, base, 1);
      const subject = (nargs >= 2 ? Subject.at(core, slotOf(base, 2)) : undefined) ?? badArgument(context, 2);
      try {
        return run(regex, subject, base, new Work(subject.length));
      } catch (error) {
        return raiseRegexError(context, error);
      } finally {
        count(core, regex);
      }
    });
  };

  operation("match", (regex, subject, base, work) => {
    if (!regex.match(subject.bytes, work)) {
      memory.setNil(base);
      return 1;
    }
    const groups = regex.groups(subject.bytes, work);
    const first = regex.markCount === 0 ? 0 : 1;
    const count = groups.length / 2 - first;
    const slot = count > GUARANTEED ? moreSlots(core, base, count) : base;
    for (let i = 0; i < count; i++) {
      const start = groups[2 * (i + first)]!;
      const at = slot + i * VALUE_SIZE;
      if (start < 0) core.memory.setNil(at);
      else subject.write(at, start, groups[2 * (i + first) + 1]!);
    }
    return count;
  });

  operation("search", (regex, subject, base, work) => {
    const found = regex.search(subject.bytes, 0, work);
    const groups = found ? regex.groups(subject.bytes, work) : new Int32Array();
    const value = core.values;
    core.exports.emi_table(base, groups.length / 2, 2);
    memory.sync();
    memory.setBoolean(value, !found);
    core.setField(base, "empty", value);
    for (let i = 0; i < groups.length; i += 2) {
      if (groups[i]! < 0) continue;
      core.exports.emi_table(value, 0, 2);
      memory.sync();
      memory.setNumber(core.temporary2, groups[i]! + 1);
      core.setField(value, "start", core.temporary2);
      memory.setNumber(core.temporary2, groups[i + 1]!);
      core.setField(value, "end_", core.temporary2);
      memory.setNumber(core.temporary2, i / 2);
      core.exports.emi_rawset(base, core.temporary2, value);
      memory.sync();
    }
    return 1;
  });

  for (const [name, find] of Object.entries({ split, patsplit })) {
    operation(name, (regex, subject, base, work) => {
      find(regex, subject, newList(core, subject, base), work);
      return 1;
    });
  }
}

/** The kind of a VM's regexes. The first time it uses the first three of `core.values`. */
function kindOf(context: VmContext): Kind<Matcher> {
  const { core } = context;
  let kind = kinds.get(core);
  if (kind === undefined) {
    kind = defineKind<Matcher>(context, {
      name: "regex",
      getters: { mark_count: (self, slot) => core.memory.setNumber(slot, self.markCount) },
      release: (regex) => {
        if (core.closed === undefined && regex.counted > 0) core.exports.emi_external(-regex.counted);
      },
    });
    kinds.set(core, kind);
  }
  return kind;
}

/** In linear time where that is possible, else as the embedder allows. */
function make(context: VmContext, pattern: string, options: RegexOptions): Matcher {
  try {
    return new Regex(pattern, options);
  } catch (error) {
    if (!(error instanceof UnsupportedError && context.mayBacktrack)) throw error;
    return new BacktrackingRegex(pattern, options);
  }
}

/** Puts a new regex at `slot`; raises ENOMEM. */
export function writeRegex(context: VmContext, slot: Address, regex: Matcher): void {
  const { core } = context;
  const { footprint } = regex;
  if (core.exports.emi_external(footprint) !== 0) context.errors.raiseGeneric("ENOMEM");
  regex.counted = footprint;
  core.writeHandle(slot, kindOf(context), regex);
}

/** The regex at `slot`, if there is one. */
export function regexAt(core: Core, slot: Address): Matcher | undefined {
  const kind = kinds.get(core);
  return kind && objectAt(core, kind, slot);
}

/** Raises what {@link Regex} threw as the error that Lua sees; other errors pass unchanged. */
export function raiseRegexError(context: VmContext, error: unknown): never {
  const { errors } = context;
  if (error instanceof UnsupportedError) return errors.raiseGeneric("ENOTSUP", { arg: 1 });
  if (!(error instanceof RegexError)) throw error;
  const place = error.position === undefined ? {} : { arg: 1, position: error.position + 1 };
  return errors.raise(regexCategory, regexCategory.codes[error.code], place);
}

/** Counts in the VM what a regex has come to take; when that is refused, what it can do without is thrown away. */
export function count(core: Core, regex: Matcher): void {
  const grown = regex.footprint - regex.counted;
  if (grown === 0) return;
  if (core.exports.emi_external(grown) === 0) regex.counted += grown;
  else regex.trim();
}

/** Puts a new list at `slot`. Answers what adds a part of the text to it. */
function newList(core: Core, subject: Subject, slot: Address): Piece {
  const { exports, memory } = core;
  exports.emi_table(slot, 0, 0);
  memory.sync();
  let length = 0;
  return (from, to) => {
    subject.write(core.temporary, from, to);
    memory.setNumber(core.temporary2, ++length);
    exports.emi_rawset(slot, core.temporary2, core.temporary);
    memory.sync();
  };
}

function moreSlots(core: Core, base: Address, n: number): Address {
  const moved = core.exports.emi_stack(base, n) >>> 0;
  core.memory.sync();
  if (moved === 0) throw new Error("stack overflow");
  return moved;
}

const KNOWN = new Set(["pattern", "grammar", "ignore_case", "nosubs", "optimize"]);
const GRAMMARS: readonly string[] = ["basic", "extended", "ecma"] satisfies Grammar[];

function readOptions(context: VmContext, slot: Address): { pattern: string; options: RegexOptions } {
  const { core, errors } = context;
  const invalid = (): never => badArgument(context, 1);
  if (typeAt(core, slot) !== "table") return invalid();
  const given = core.marshal.read(slot, "latin1", "copy") as
    Record<string, unknown> | Map<unknown, unknown> | unknown[];
  if (Array.isArray(given) || given instanceof Map) return invalid();
  if (Object.keys(given).some((name) => !KNOWN.has(name))) return errors.raiseGeneric("ENOTSUP", { arg: 1 });
  const { pattern, grammar } = given;
  const flag = (name: string): boolean => {
    const value = given[name] ?? false;
    return typeof value === "boolean" ? value : invalid();
  };
  if (typeof pattern !== "string" || typeof grammar !== "string") return invalid();
  if (!GRAMMARS.includes(grammar)) return errors.raiseGeneric("ENOTSUP", { arg: 1 });
  const options = {
    grammar: grammar as Grammar,
    ignoreCase: flag("ignore_case"),
    nosubs: flag("nosubs"),
    optimize: flag("optimize"),
  };
  return { pattern, options };
}
