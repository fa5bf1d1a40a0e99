import { type BigIntStats, constants, lstatSync, statSync } from "node:fs";
import { FileError, isNamed, toNode } from "./node-path.js";

/** What the system tells of a file. Numbers are bigints: times count nanoseconds, and inodes have 64 bits. */
export type FileStat = BigIntStats;

/** The file that the path leads to; undefined when there is none. */
export function statOf(path: string): FileStat | undefined {
  return unlessNone(() => statSync(toNode(path), { bigint: true, throwIfNoEntry: false }));
}

/** The same, but of a symbolic link itself. */
export function linkStatOf(path: string): FileStat | undefined {
  return unlessNone(() => lstatSync(toNode(path), { bigint: true, throwIfNoEntry: false }));
}

/** A path that leads through something which is no directory leads nowhere, too. */
function unlessNone(ask: () => FileStat | undefined): FileStat | undefined {
  try {
    return ask();
  } catch (error) {
    if (isNamed(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

/** The same as {@link statOf}, but it must exist. */
export function existing(path: string): FileStat {
  return statSync(toNode(path), { bigint: true });
}

const TYPES: ReadonlyMap<number, string> = new Map([
  [constants.S_IFREG, "regular"],
  [constants.S_IFDIR, "directory"],
  [constants.S_IFLNK, "symlink"],
  [constants.S_IFBLK, "block"],
  [constants.S_IFCHR, "character"],
  [constants.S_IFIFO, "fifo"],
  [constants.S_IFSOCK, "socket"],
]);

/** The type as filesystem.status names it. */
export function typeOf(stat: FileStat | undefined): string {
  if (stat === undefined) return "not_found";
  return TYPES.get(Number(stat.mode) & constants.S_IFMT) ?? "unknown";
}

/** Permissions, set-user-id and the like. */
export function modeOf(stat: FileStat): number {
  return Number(stat.mode & 0o7777n);
}

export function isSameFile(a: FileStat, b: FileStat): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** Whether it is neither regular, directory nor symbolic link. */
export function isOther(stat: FileStat): boolean {
  return !stat.isFile() && !stat.isDirectory() && !stat.isSymbolicLink();
}

/** Bytes of a regular file; there is no size of anything else. */
export function sizeOf(stat: FileStat): number {
  if (stat.isDirectory()) throw new FileError("EISDIR");
  if (!stat.isFile()) throw new FileError("ENOTSUP");
  return Number(stat.size);
}
