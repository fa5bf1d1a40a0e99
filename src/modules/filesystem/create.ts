import { linkSync, mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import { FileError, isNamed, NAMES, toNode } from "./node-path.js";
import { append, elements } from "./path-text.js";
import { existing, statOf } from "./stat.js";

/**
 * Makes a directory.
 * @param pattern a directory whose permissions the new one gets, minus the umask
 * @returns false: there is one already, or a link to one
 */
export function createDirectory(path: string, pattern?: string): boolean {
  let mode = 0o777;
  if (pattern !== undefined) {
    const stat = existing(pattern);
    if (!stat.isDirectory) throw new FileError("ENOTDIR");
    mode = stat.mode;
  }
  try {
    mkdirSync(toNode(path), mode);
    return true;
  } catch (error) {
    if (isNamed(error, "EEXIST") && isDirectory(path)) return false;
    throw error;
  }
}

/**
 * Makes a directory, and those above it that are missing.
 * @returns whether the last one was made
 */
export function createDirectories(path: string): boolean {
  if (path === "") throw new FileError("EINVAL");
  if (isDirectory(path)) return false;
  let made = false;
  let current = "";
  for (const name of elements(path)) {
    current = append(current, name);
    if (name === "" || name === "." || name === ".." || isDirectory(current)) continue;
    made = createDirectory(current) || made;
  }
  return made;
}

function isDirectory(path: string): boolean {
  return statOf(path)?.isDirectory ?? false;
}

export function createHardLink(target: string, link: string): void {
  linkSync(toNode(target), toNode(link));
}

/** Makes a symbolic link. */
export function createLink(target: string, link: string): void {
  symlinkSync(toNode(target), toNode(link), "file");
}

/** The same to a directory: a difference on Windows. */
export function createDirectoryLink(target: string, link: string): void {
  symlinkSync(toNode(target), toNode(link), "dir");
}

/** What a symbolic link says. */
export function readLink(path: string): string {
  return readlinkSync(toNode(path), NAMES);
}

export function copyLink(from: string, to: string): void {
  createLink(readLink(from), to);
}
