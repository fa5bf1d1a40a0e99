import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, type Getter, type Method, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, isAbsent, slotOf, stringArgument } from "../arguments.js";
import { giveBytes, takeBytes } from "./host-memory.js";
import * as paths from "./path-text.js";

/** A userdata filesystem.path. Never changes. */
export class Path {
  /** @param text one character a byte */
  constructor(readonly text: string) {}
}

/** What iterator() goes through. */
interface Elements {
  readonly names: readonly string[];
  next: number;
}

interface PathKinds {
  readonly path: Kind<Path>;
  readonly elements: Kind<Elements>;
}

const kinds = new WeakMap<VmContext, PathKinds>();

/** Bytes of the longest path. No system has one of a hundredth of that, and a program must not fill JavaScript's memory with them. */
const MAX_LENGTH = 1 << 20;

/** What a path takes besides its bytes. */
const OVERHEAD = 64;

/**
 * Puts a new path at `slot`. The first one of a VM uses `core.values`. Raises ENAMETOOLONG for more than a mebibyte, ENOMEM when the
 * VM's memory limit is reached.
 */
export function writePath(context: VmContext, slot: Address, text: string): void {
  const { core, errors } = context;
  if (text.length > MAX_LENGTH) errors.raiseGeneric("ENAMETOOLONG");
  takeBytes(context, text.length + OVERHEAD);
  core.writeHandle(slot, kindsOf(context).path, new Path(text));
}

/** The path at `slot`, one character a byte, if there is one. The first call in a VM uses `core.values`. */
export function pathAt(context: VmContext, slot: Address): string | undefined {
  return objectAt(context.core, kindsOf(context).path, slot)?.text;
}

/** Argument `n`, a path. EINVAL for all else, strings included. */
export function pathArgument(context: VmContext, base: Address, nargs: number, n: number): string {
  return (nargs >= n ? pathAt(context, slotOf(base, n)) : undefined) ?? badArgument(context, n);
}

/** Argument `n`, a path or a string. */
function textArgument(context: VmContext, base: Address, nargs: number, n: number): string {
  const path = nargs >= n ? objectAt(context.core, kindsOf(context).path, slotOf(base, n)) : undefined;
  return path === undefined ? stringArgument(context, base, nargs, n) : path.text;
}

/**
 * Submodule `filesystem.path`: paths as text, without a look at any file. Nothing here suspends.
 *
 * - `new([str]) -> path`, `from_generic(str) -> path`: any bytes are a path
 * - `preferred_separator`: "/"
 *
 * Members of paths are those of std::filesystem::path (path-text.ts). Where a path is wanted as a further argument or operand, a
 * string does. EINVAL for all else.
 *
 * Source: manual, filesystem.path.
 */
export function openPath(context: VmContext, table: Address): void {
  const { core } = context;
  kindsOf(context);
  core.setFunction(table, "new", (base, nargs) => {
    writePath(context, base, isAbsent(context, base, nargs, 1) ? "" : stringArgument(context, base, nargs, 1));
    return 1;
  });
  core.setFunction(table, "from_generic", (base, nargs) => {
    writePath(context, base, stringArgument(context, base, nargs, 1));
    return 1;
  });
  core.writeString(core.temporary2, paths.SEPARATOR);
  core.setField(table, "preferred_separator", core.temporary2);
}

function kindsOf(context: VmContext): PathKinds {
  let found = kinds.get(context);
  if (found === undefined) kinds.set(context, (found = defineKinds(context)));
  return found;
}

function defineKinds(context: VmContext): PathKinds {
  const { core } = context;

  const next = core.addFunction((base) => {
    const state = objectAt(core, elements, base)!;
    if (state.next < state.names.length) writePath(context, base, state.names[state.next++]!);
    else core.memory.setNil(base);
    return 1;
  });

  /** A method that makes a path from the path alone. */
  const part =
    (compute: (text: string) => string): Method<Path> =>
    (self, base) => {
      writePath(context, base, compute(self.text));
      return 1;
    };
  /** A method that makes a path from the path and another. */
  const combined =
    (compute: (text: string, other: string) => string): Method<Path> =>
    (self, base, nargs) => {
      writePath(context, base, compute(self.text, textArgument(context, base, nargs, 2)));
      return 1;
    };
  const operator =
    (compute: (a: string, b: string) => string) =>
    (base: Address, nargs: number): number => {
      writePath(context, base, compute(textArgument(context, base, nargs, 1), textArgument(context, base, nargs, 2)));
      return 1;
    };
  const has =
    (compute: (text: string) => boolean): Getter<Path> =>
    (self, slot) =>
      core.memory.setBoolean(slot, compute(self.text));
  const ordered =
    (holds: (order: number) => boolean): Method<Path> =>
    (self, base, nargs) => {
      core.memory.setBoolean(base, holds(paths.compare(self.text, pathArgument(context, base, nargs, 2))));
      return 1;
    };
  const text =
    (compute: (text: string) => string): Method<Path> =>
    (self, base) => {
      core.writeString(base, compute(self.text), "latin1");
      return 1;
    };

  const path = defineKind<Path>(context, {
    name: "filesystem.path",
    release: ({ text: own }) => giveBytes(core, own.length + OVERHEAD),
    equals: (a, b) => paths.compare(a.text, b.text) === 0,
    methods: {
      to_generic: text(paths.generic),
      iterator(self, base) {
        core.writeHandle(base, elements, { names: paths.elements(self.text), next: 0 });
        core.exports.emi_boundfn(base, next, base);
        core.memory.sync();
        return 1;
      },
      make_preferred: part((own) => own),
      remove_filename: part(paths.removeFilename),
      replace_filename: combined(paths.replaceFilename),
      replace_extension(self, base, nargs) {
        const replacement = isAbsent(context, base, nargs, 2) ? "" : textArgument(context, base, nargs, 2);
        writePath(context, base, paths.replaceExtension(self.text, replacement));
        return 1;
      },
      lexically_normal: part(paths.normal),
      lexically_relative: combined(paths.relativeTo),
      lexically_proximate: combined(paths.proximateTo),
      root_name: part(() => ""),
      root_directory: part(paths.rootDirectory),
      root_path: part(paths.rootDirectory),
      relative_path: part(paths.relativePath),
      parent_path: part(paths.parentPath),
      filename: part(paths.filename),
      stem: part(paths.stem),
      extension: part(paths.extension),
    },
    getters: {
      empty: has((own) => own === ""),
      has_root_path: has(paths.isAbsolute),
      has_root_name: has(() => false),
      has_root_directory: has(paths.isAbsolute),
      has_relative_path: has((own) => paths.relativePath(own) !== ""),
      has_parent_path: has((own) => paths.parentPath(own) !== ""),
      has_filename: has((own) => paths.filename(own) !== ""),
      has_stem: has((own) => paths.stem(own) !== ""),
      has_extension: has((own) => paths.extension(own) !== ""),
      is_absolute: has(paths.isAbsolute),
      is_relative: has((own) => !paths.isAbsolute(own)),
    },
    metamethods: {
      __tostring: text((own) => own),
      __lt: ordered((order) => order < 0),
      __le: ordered((order) => order <= 0),
    },
    operators: {
      __div: operator(paths.append),
      __concat: operator((a, b) => a + b),
    },
  });
  const elements = core.handles.addKind<Elements>("filesystem.path.iterator", 0);
  return { path, elements };
}
