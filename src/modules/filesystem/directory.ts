import { type Dir, type Dirent, opendirSync } from "node:fs";
import { isNamed, NAMES, toNode } from "./node-path.js";
import { append } from "./path-text.js";

/** Entries read at once: enough to be fast, and few enough that a directory of any size takes no noticeable time. */
const AT_ONCE = 128;

/** What a directory says of one of its entries. */
export interface Entry {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly isLink: boolean;
}

/** An open directory. It holds a descriptor until it is closed. */
export class Directory {
  private readonly dir: Dir;
  private open = true;

  /** Opens it; throws Node's error. */
  constructor(private readonly path: string) {
    // Names as buffers: where a file system does not tell types, Node asks for them by name, and gets others wrong.
    this.dir = opendirSync(toNode(path), { encoding: "buffer" as BufferEncoding, bufferSize: AT_ONCE });
  }

  /** The next entry but "." and "..", in the system's order; undefined at the end, and ever after. */
  read(): Entry | undefined {
    if (!this.open) return undefined;
    const entry = this.dir.readSync() as Dirent<Buffer> | null;
    if (entry === null) {
      this.close();
      return undefined;
    }
    const path = append(this.path, entry.name.toString(NAMES));
    return { path, isDirectory: entry.isDirectory(), isLink: entry.isSymbolicLink() };
  }

  /** Again is harmless. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.dir.closeSync();
  }
}

/** The directory; undefined when the user may not read it, and that is to be passed over. */
export function openUnlessDenied(path: string, skip: boolean): Directory | undefined {
  try {
    return new Directory(path);
  } catch (error) {
    if (skip && isNamed(error, "EACCES", "EPERM")) return undefined;
    throw error;
  }
}
