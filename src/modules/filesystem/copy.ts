import { copyElsewhere, copyNow } from "./copy-bytes.js";
import { copyLink, createDirectory, createHardLink, createLink } from "./create.js";
import { absolute, canonical, weaklyCanonical } from "./canonical.js";
import { Directory } from "./directory.js";
import { FileError } from "./node-path.js";
import { append, filename } from "./path-text.js";
import { existing, type FileStat, linkStatOf, statOf } from "./stat.js";
import { type Steps } from "./steps.js";

/** What to do when the file to be written exists; undefined: an error. */
export const EXISTING = ["skip", "overwrite", "update"] as const;
/** What to do with symbolic links; undefined: follow them. */
export const SYMLINKS = ["copy", "skip"] as const;
/** What to make of files instead of copies. */
export const COPY = ["directories_only", "create_symlinks", "create_hard_links"] as const;

export type Existing = (typeof EXISTING)[number] | undefined;

/** Options of {@link copy}. */
export interface CopyOptions {
  readonly existing: Existing;
  readonly recursive: boolean;
  readonly symlinks: (typeof SYMLINKS)[number] | undefined;
  readonly copy: (typeof COPY)[number] | undefined;
}

/** Files up to this many bytes are copied at once, others in Node's thread pool. */
const SMALL = 1 << 18;

/**
 * Copies a regular file with its permissions, following links.
 * @returns whether it was copied: not when the other one exists, and is to be skipped, or is not older
 */
export function* copyOneFile(from: string, to: string, policy: Existing): Steps<boolean> {
  const source = existing(from);
  const target = statOf(to);
  if (!source.isFile || (target !== undefined && !target.isFile)) throw new FileError("EINVAL");
  if (target !== undefined) {
    if (source.isSameFile(target)) throw new FileError("EEXIST");
    if (policy === undefined) throw new FileError("EEXIST");
    if (policy === "skip") return false;
    if (policy === "update" && source.written <= target.written) return false;
  }
  const copying = { from, to, mode: source.mode, exclusive: target === undefined };
  if (source.size <= SMALL) copyNow(copying, source.size);
  else yield copyElsewhere(copying);
  return true;
}

/** Copies files and directories as std::filesystem::copy does. */
export function* copy(from: string, to: string, options: CopyOptions): Steps<void> {
  if (options.recursive && statOf(from)?.isDirectory === true) refuseWithin(from, to);
  yield* copyAny(from, to, options, []);
}

/** A directory cannot be copied into itself: there would be no end of it. */
function refuseWithin(from: string, to: string): void {
  const target = weaklyCanonical(absolute(to));
  const source = canonical(from);
  if (target.startsWith(append(source, ""))) throw new FileError("EINVAL");
}

/** @param above the directories that are being copied, when `from` is in them */
function* copyAny(from: string, to: string, options: CopyOptions, above: readonly FileStat[]): Steps<void> {
  const asLinks = options.symlinks !== undefined || options.copy === "create_symlinks";
  const source = (asLinks ? linkStatOf(from) : statOf(from)) ?? existing(from);
  const keepLink = options.symlinks === "skip" || options.copy === "create_symlinks";
  const target = keepLink ? linkStatOf(to) : statOf(to);
  if (target !== undefined && source.isSameFile(target)) throw new FileError("EEXIST");
  if (source.isOther || (target !== undefined && target.isOther)) throw new FileError("EINVAL");
  if (source.isDirectory) {
    if (target !== undefined && !target.isDirectory) throw new FileError("EISDIR");
    yield* copyDirectory(from, to, options, source, target, above);
  } else if (source.isLink) copySymbolicLink(from, to, options, target);
  else yield* copyRegular(from, to, options, target);
}

function copySymbolicLink(from: string, to: string, options: CopyOptions, target: FileStat | undefined): void {
  if (options.symlinks === "skip") return;
  if (options.symlinks === undefined) throw new FileError("EINVAL"); // links to links are not made
  if (target !== undefined) throw new FileError("EEXIST");
  copyLink(from, to);
}

function* copyRegular(from: string, to: string, options: CopyOptions, target: FileStat | undefined): Steps<void> {
  switch (options.copy) {
    case "directories_only":
      return;
    case "create_symlinks":
      return createLink(from, to);
    case "create_hard_links":
      return createHardLink(from, to);
    default:
      yield* copyOneFile(from, target?.isDirectory ? append(to, filename(from)) : to, options.existing);
  }
}

function* copyDirectory(
  from: string,
  to: string,
  options: CopyOptions,
  source: FileStat,
  target: FileStat | undefined,
  above: readonly FileStat[],
): Steps<void> {
  if (options.copy === "create_symlinks") throw new FileError("EISDIR");
  const plain = options.existing ?? options.symlinks ?? options.copy;
  // As in C++: without "recursive" only the files in the first directory, and these only if there is no option at all.
  if (!options.recursive && (plain !== undefined || above.length > 0)) return;
  if (above.some((stat) => stat.isSameFile(source))) throw new FileError("ELOOP");
  if (target === undefined) createDirectory(to, from);
  const within = [...above, source];
  const directory = new Directory(from);
  try {
    for (let entry = directory.read(); entry !== undefined; entry = directory.read()) {
      yield;
      yield* copyAny(entry.path, append(to, filename(entry.path)), options, within);
    }
  } finally {
    directory.close();
  }
}
