import { dirname, join } from "node:path";
import { type coreCategory } from "../../scheduler/runtime/error-categories.js";

/**
 * Where a module stands, which decides what it may import.
 *
 *     project/            root of the project
 *       app.lua           the program:   children are project/*, no siblings
 *       util.lua          a leaf:        no children, siblings are project/*
 *       net/init.lua      a directory:   children are project/net/*, siblings are project/*
 *       net/socket.lua    a leaf:        no children, siblings are project/net/*
 *
 * External packages are projects of their own: nothing in them leads out.
 */
export interface Place {
  /** Directory of what './x' names; undefined for a leaf. */
  readonly children: string | undefined;
  /** Directory of what '../x' names; undefined where there is nothing above. */
  readonly siblings: string | undefined;
  /** No import leads above this directory. */
  readonly root: string;
}

/** The error that an id means, as a code of the runtime. */
export class ResolveError {
  constructor(readonly code: keyof typeof coreCategory.codes) {}
}

/** A file to try, and the place of the module in it. */
export interface Candidate {
  readonly file: string;
  readonly type: "lua" | "turtle";
  readonly place: Place;
}

/** The place of a program (or of an actor) in file `script`. */
export function rootPlace(script: string): Place {
  const root = dirname(script);
  return { children: root, siblings: undefined, root };
}

/**
 * Where the module `id` may be, best first, when `from` asks for it.
 * @param packages directories of external packages, in order
 * @throws ResolveError
 *
 * Source: manual, Module system; names: clarifications.
 */
export function candidates(from: Place | undefined, id: string, packages: readonly string[]): Candidate[] {
  const [, prefix, rest] = /^(\.\/|(?:\.\.\/)+|)(.*)$/s.exec(id)!;
  const segments = rest!.split("/");
  if (!segments.every(isName)) throw new ResolveError("bad_module_name");
  if (prefix === "") return packages.flatMap((directory) => inPackage(directory, segments));
  if (from === undefined) throw new ResolveError("module_not_found");
  if (prefix === "./") {
    if (from.children === undefined) throw new ResolveError("leaf_cannot_import_child");
    return inDirectory(from.children, segments, from.root);
  }
  return inDirectory(upwards(from, prefix!.length / 3), segments, from.root);
}

/** The directory that this many '../' lead to. */
function upwards(from: Place, levels: number): string {
  let { siblings: at } = from;
  for (let i = 1; i < levels && at !== undefined; i++) at = at === from.root ? undefined : dirname(at);
  if (at === undefined) throw new ResolveError("root_has_no_parent");
  return at;
}

/** A segment of an id. 'init' is not one: the module of a directory goes by the directory's name. */
function isName(segment: string): boolean {
  return /^[\w.-]+$/.test(segment) && !/^\.+$/.test(segment) && segment !== "init";
}

function inDirectory(directory: string, segments: readonly string[], root: string): Candidate[] {
  const path = join(directory, ...segments);
  const siblings = dirname(path);
  const leaf = { children: undefined, siblings, root };
  return [
    { file: `${path}.lua`, type: "lua", place: leaf },
    { file: join(path, "init.lua"), type: "lua", place: { children: path, siblings, root } },
    { file: `${path}.ttl`, type: "turtle", place: leaf },
  ];
}

function inPackage(directory: string, segments: readonly string[]): Candidate[] {
  const root = join(directory, segments[0]!);
  if (segments.length > 1) return inDirectory(root, segments.slice(1), root);
  const alone = { children: undefined, siblings: undefined, root };
  return [
    { file: `${root}.lua`, type: "lua", place: alone },
    { file: join(root, "init.lua"), type: "lua", place: { children: root, siblings: undefined, root } },
    { file: `${root}.ttl`, type: "turtle", place: alone },
  ];
}
