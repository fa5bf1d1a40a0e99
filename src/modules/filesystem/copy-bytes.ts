import { closeSync, constants, fchmodSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { toNode } from "./node-path.js";

/** Bytes read at a time. */
const PIECE = 1 << 20;

/** As in file.open: nobody waits for the other end of what has become a FIFO. Windows has no such flag. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

const READ = constants.O_RDONLY | NO_WAIT;

/**
 * What is copied, and how. Node's own copyFile cannot be used: it goes on until it has seen as many bytes as the file's size promised, so
 * one that is cut meanwhile, or a file of /sys, whose size is made up, keeps its thread busy for ever.
 */
export interface Copying {
  readonly from: string;
  readonly to: string;
  /** Permissions of the file that is copied. */
  readonly mode: number;
  /** `to` must not be there: one that appears in between is not overwritten. */
  readonly exclusive: boolean;
}

function writeFlags({ exclusive }: Copying): number {
  const { O_WRONLY, O_CREAT, O_EXCL, O_TRUNC } = constants;
  return O_WRONLY | O_CREAT | (exclusive ? O_EXCL : O_TRUNC) | NO_WAIT;
}

/** Copies what there is to read, at once. When that fails in the middle, the copy is removed. */
export function copyNow(copying: Copying, size: number): void {
  const source = openSync(toNode(copying.from), READ);
  try {
    const target = openSync(toNode(copying.to), writeFlags(copying), copying.mode);
    try {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(size, 4096)));
      for (let n = readSync(source, piece); n > 0; n = readSync(source, piece))
        for (let at = 0; at < n;) at += writeSync(target, piece, at, n - at);
      fchmodSync(target, copying.mode);
    } catch (error) {
      unlinkSync(toNode(copying.to));
      throw error;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** The same on Node's threads. */
export async function copyElsewhere(copying: Copying): Promise<void> {
  const source = await open(toNode(copying.from), READ);
  try {
    const target = await open(toNode(copying.to), writeFlags(copying), copying.mode);
    try {
      const piece = Buffer.allocUnsafe(PIECE);
      for (;;) {
        const { bytesRead } = await source.read(piece, 0, PIECE, null);
        if (bytesRead === 0) break;
        for (let at = 0; at < bytesRead;) at += (await target.write(piece, at, bytesRead - at, null)).bytesWritten;
      }
      await target.chmod(copying.mode);
    } catch (error) {
      await unlink(toNode(copying.to));
      throw error;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
