import { type BigIntStats, constants, lstatSync, statSync } from "node:fs";
import { FileError, isNamed, toNode } from "./node-path.js";

const TYPES: ReadonlyMap<number, string> = new Map([
  [constants.S_IFREG, "regular"],
  [constants.S_IFDIR, "directory"],
  [constants.S_IFLNK, "symlink"],
  [constants.S_IFBLK, "block"],
  [constants.S_IFCHR, "character"],
  [constants.S_IFIFO, "fifo"],
  [constants.S_IFSOCK, "socket"],
]);

/** What the system tells of a file, as far as somebody asks. Small, for there may be many: Node's own takes a kilobyte. */
export class FileStat {
  private readonly format: number;
  /** Permissions, set-user-id and the like. */
  readonly mode: number;
  readonly size: number;
  readonly links: number;
  /** Times in nanoseconds since 1970. */
  readonly accessed: bigint;
  readonly written: bigint;
  /** Which file it is, of which device; more than a number can hold. */
  private readonly inode: bigint;
  private readonly device: bigint;

  constructor(stats: BigIntStats) {
    const mode = Number(stats.mode);
    this.format = mode & constants.S_IFMT;
    this.mode = mode & 0o7777;
    this.size = Number(stats.size);
    this.links = Number(stats.nlink);
    this.accessed = stats.atimeNs;
    this.written = stats.mtimeNs;
    this.inode = stats.ino;
    this.device = stats.dev;
  }

  /** The type as filesystem.status names it. */
  get type(): string {
    return TYPES.get(this.format) ?? "unknown";
  }

  get isFile(): boolean {
    return this.format === constants.S_IFREG;
  }

  get isDirectory(): boolean {
    return this.format === constants.S_IFDIR;
  }

  get isLink(): boolean {
    return this.format === constants.S_IFLNK;
  }

  /** Neither regular file, directory nor symbolic link. */
  get isOther(): boolean {
    return !this.isFile && !this.isDirectory && !this.isLink;
  }

  isSameFile(other: FileStat): boolean {
    return this.inode === other.inode && this.device === other.device;
  }

  /** Bytes of a regular file; there is no size of anything else. */
  get fileSize(): number {
    if (this.isDirectory) throw new FileError("EISDIR");
    if (!this.isFile) throw new FileError("ENOTSUP");
    return this.size;
  }
}

/** The file that the path leads to; undefined when there is none. */
export function statOf(path: string): FileStat | undefined {
  return unlessNone(() => statSync(toNode(path), { bigint: true, throwIfNoEntry: false }));
}

/** The same, but of a symbolic link itself. */
export function linkStatOf(path: string): FileStat | undefined {
  return unlessNone(() => lstatSync(toNode(path), { bigint: true, throwIfNoEntry: false }));
}

/** A path that leads through something which is no directory leads nowhere, too. */
function unlessNone(ask: () => BigIntStats | undefined): FileStat | undefined {
  try {
    const stats = ask();
    return stats && new FileStat(stats);
  } catch (error) {
    if (isNamed(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

/** The same as {@link statOf}, but it must exist. */
export function existing(path: string): FileStat {
  return new FileStat(statSync(toNode(path), { bigint: true }));
}
