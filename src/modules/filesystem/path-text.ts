/**
 * Paths as text: what C++17's std::filesystem::path says of POSIX paths. Nothing here looks at a file.
 *
 * A path is a string with one character a byte, so that any bytes are a path. It consists of
 *
 *     /usr/lib//x.so.1        root directory "/", then the file names "usr", "lib", "x.so.1"
 *     a/b/                    "a", "b", and an empty file name: there is a separator after the last one
 *
 * There are no root names on POSIX. Several separators count as one, but are kept where they stand.
 */

/** The one separator. */
export const SEPARATOR = "/";

/** How many separators the path begins with. */
function rootLength(path: string): number {
  let n = 0;
  while (path[n] === SEPARATOR) n++;
  return n;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith(SEPARATOR);
}

/** "/" or nothing. */
export function rootDirectory(path: string): string {
  return isAbsolute(path) ? SEPARATOR : "";
}

/** What follows the root directory. */
export function relativePath(path: string): string {
  return path.slice(rootLength(path));
}

/** The elements: root directory, file names, and an empty one for a separator at the end. */
export function elements(path: string): string[] {
  const names = path.split(SEPARATOR).filter((name) => name !== "");
  if (names.length > 0 && path.endsWith(SEPARATOR)) names.push("");
  if (isAbsolute(path)) names.unshift(SEPARATOR);
  return names;
}

/** What follows the last separator: empty when the path ends with one. */
export function filename(path: string): string {
  return path.slice(path.lastIndexOf(SEPARATOR) + 1);
}

/** Where the extension of a file name begins; its end when it has none. The first character never begins one. */
function extensionStart(name: string): number {
  const dot = name.lastIndexOf(".");
  return dot <= 0 || name === ".." ? name.length : dot;
}

/** The file name without its extension. */
export function stem(path: string): string {
  const name = filename(path);
  return name.slice(0, extensionStart(name));
}

/** From the last dot of the file name, unless that is all of it, or its beginning. */
export function extension(path: string): string {
  const name = filename(path);
  return name.slice(extensionStart(name));
}

/** All elements but the last; a path without file names is its own parent. */
export function parentPath(path: string): string {
  const root = rootLength(path);
  if (root === path.length) return path;
  let end = path.lastIndexOf(SEPARATOR) + 1;
  while (end > root && path[end - 1] === SEPARATOR) end--;
  return end <= root ? rootDirectory(path) : path.slice(0, end);
}

/** Everything up to the file name. */
export function removeFilename(path: string): string {
  return path.slice(0, path.lastIndexOf(SEPARATOR) + 1);
}

/** `b` as seen from `a`: with a separator between them where one is missing. An absolute `b` replaces all. */
export function append(a: string, b: string): string {
  if (isAbsolute(b)) return b;
  return filename(a) === "" ? a + b : a + SEPARATOR + b;
}

export function replaceFilename(path: string, replacement: string): string {
  return append(removeFilename(path), replacement);
}

/** @param replacement with or without its dot; empty: the extension is removed */
export function replaceExtension(path: string, replacement: string): string {
  const base = path.slice(0, path.length - extension(path).length);
  if (replacement === "") return base;
  return replacement.startsWith(".") ? base + replacement : `${base}.${replacement}`;
}

/** The same without "." and without what ".." takes back, by the look of it: a symbolic link may lead elsewhere. */
export function normal(path: string): string {
  if (path === "") return "";
  const names: string[] = [];
  const absolute = isAbsolute(path);
  let open = false; // a separator follows the last name
  for (const name of relativePath(path).split(SEPARATOR)) {
    if (name === "" || name === ".") open = true;
    else if (name !== "..") {
      names.push(name);
      open = false;
    } else if (names.length > 0 && names.at(-1) !== "..") {
      names.pop();
      open = true;
    } else {
      if (!absolute) names.push("..");
      open = false;
    }
  }
  if (names.length === 0) return absolute ? SEPARATOR : ".";
  const text = rootDirectory(path) + names.join(SEPARATOR);
  return open && names.at(-1) !== ".." ? text + SEPARATOR : text;
}

/** The way from `base` to `path`, by the look of both; empty when there is none. */
export function relativeTo(path: string, base: string): string {
  if (isAbsolute(path) !== isAbsolute(base)) return "";
  const [to, from] = [elements(path), elements(base)];
  let same = 0;
  while (same < to.length && same < from.length && to[same] === from[same]) same++;
  if (same === to.length && same === from.length) return ".";
  let up = 0;
  for (const name of from.slice(same)) {
    if (name === "..") up--;
    else if (name !== "" && name !== ".") up++;
  }
  if (up < 0) return "";
  const rest = to.slice(same);
  if (up === 0 && (rest[0] ?? "") === "") return ".";
  return [...new Array<string>(up).fill(".."), ...rest].join(SEPARATOR);
}

/** {@link relativeTo}, or the path as it is when there is no way. */
export function proximateTo(path: string, base: string): string {
  return relativeTo(path, base) || path;
}

/** The path with single separators. */
export function generic(path: string): string {
  return path.replace(/\/+/g, SEPARATOR);
}

/** Order by elements: negative, 0 or positive. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  if (isAbsolute(a) !== isAbsolute(b)) return isAbsolute(a) ? 1 : -1;
  const [left, right] = [elements(a), elements(b)];
  const n = Math.min(left.length, right.length);
  for (let i = 0; i < n; i++) {
    if (left[i] !== right[i]) return left[i]! < right[i]! ? -1 : 1;
  }
  return left.length - right.length;
}
