import { realpathSync } from "node:fs";
import { FileError, NAMES, toNode } from "./node-path.js";
import { append, elements, isAbsolute, normal, proximateTo, relativeTo } from "./path-text.js";
import { statOf } from "./stat.js";
import { workingDirectory } from "./working-directory.js";

/** The path from the root directory. It need not lead anywhere. */
export function absolute(path: string): string {
  if (path === "") throw new FileError("EINVAL");
  return isAbsolute(path) ? path : append(workingDirectory(), path);
}

/** The path from the root directory without ".", ".." and symbolic links. It must exist. */
export function canonical(path: string): string {
  return realpathSync.native(toNode(path), { encoding: NAMES });
}

/**
 * {@link canonical} for the part of the path that exists, from its beginning; the rest as its names say. A path whose first name
 * leads nowhere stays relative, as in C++.
 */
export function weaklyCanonical(path: string): string {
  if (path === "") return "";
  if (statOf(path) !== undefined) return canonical(path);
  const names = elements(path);
  let found = "";
  let i = 0;
  for (; i < names.length; i++) {
    const next = append(found, names[i]!);
    if (statOf(next) === undefined) break;
    found = next;
  }
  return normal(names.slice(i).reduce(append, found === "" ? "" : canonical(found)));
}

/** The way from `base` to `path`, links resolved; empty when there is none. */
export function relative(path: string, base: string): string {
  return relativeTo(weaklyCanonical(path), weaklyCanonical(base));
}

/** {@link relative}, or where the path leads when there is no such way. */
export function proximate(path: string, base: string): string {
  return proximateTo(weaklyCanonical(path), weaklyCanonical(base));
}
