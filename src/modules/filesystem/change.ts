import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lchmodSync,
  openSync,
  rmdirSync,
  truncateSync,
  unlinkSync,
} from "node:fs";
import { FileError, isNamed, toNode } from "./node-path.js";
import { linkStatOf } from "./stat.js";

/**
 * Removes a file or an empty directory.
 * @returns false: there was none
 */
export function remove(path: string): boolean {
  const target = toNode(path);
  try {
    unlinkSync(target);
    return true;
  } catch (error) {
    if (isNamed(error, "ENOENT")) return false;
    if (!isNamed(error, "EISDIR", "EPERM")) throw error;
    // Linux says the first of a directory, others the second, which has more causes.
    if (isNamed(error, "EPERM") && linkStatOf(path)?.isDirectory !== true) throw error;
  }
  rmdirSync(target);
  return true;
}

/** Of Linux: a descriptor that only stands for a place, even that of a symbolic link. */
const O_PATH = 0o10000000;

/** Changes permissions, not following a symbolic link. ENOTSUP where the system has no permissions for links. */
export function changeLinkMode(path: string, mode: number): void {
  // Node declares it everywhere, but only macOS has it.
  if (process.platform === "darwin") return lchmodSync(toNode(path), mode);
  if (process.platform !== "linux") {
    if (linkStatOf(path)?.isLink) throw new FileError("ENOTSUP");
    return chmodSync(toNode(path), mode);
  }
  const descriptor = openSync(toNode(path), O_PATH | constants.O_NOFOLLOW);
  try {
    if (fstatSync(descriptor).isSymbolicLink()) throw new FileError("ENOTSUP");
    chmodSync(`/proc/self/fd/${descriptor}`, mode);
  } finally {
    closeSync(descriptor);
  }
}

/** Cuts a file off, or lets it grow with zeros. */
export function resize(path: string, size: number): void {
  truncateSync(toNode(path), size);
}
