import { statfsSync } from "node:fs";
import { Directory } from "./directory.js";
import { FileError, toNode } from "./node-path.js";
import { existing } from "./stat.js";

/** Whether both paths lead to the same file. Both must exist. */
export function equivalent(p1: string, p2: string): boolean {
  return existing(p1).isSameFile(existing(p2));
}

/** Whether a directory has no entries, or a regular file no bytes. */
export function isEmpty(path: string): boolean {
  const stat = existing(path);
  if (!stat.isDirectory) return stat.fileSize === 0;
  const directory = new Directory(path);
  try {
    return directory.read() === undefined;
  } finally {
    directory.close();
  }
}

/** Bytes of a file system: in all, free, and free for users without privileges. */
export interface Space {
  readonly capacity: number;
  readonly free: number;
  readonly available: number;
}

export function spaceOf(path: string): Space {
  const { bsize, blocks, bfree, bavail } = statfsSync(toNode(path), { bigint: true });
  return {
    capacity: Number(blocks * bsize),
    free: Number(bfree * bsize),
    available: Number(bavail * bsize),
  };
}

/** The directory for temporary files: what the environment says, else /tmp. It must be one. */
export function temporaryDirectory(): string {
  const { env } = process;
  const path = Buffer.from(env["TMPDIR"] ?? env["TMP"] ?? env["TEMP"] ?? env["TEMPDIR"] ?? "/tmp").toString("latin1");
  if (!existing(path).isDirectory) throw new FileError("ENOTDIR");
  return path;
}
