import { type Dir, type Dirent, opendirSync } from "node:fs";
import { NAMES, toNode } from "./node-path.js";
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
  private dir: Dir;
  private open = true;
  /** Entries answered so far. */
  private count = 0;
  private exact = false;
  private readonly prefix: string;

  /** Opens it; throws Node's error. */
  constructor(private readonly path: string) {
    this.dir = this.openAs(NAMES);
    this.prefix = append(path, "");
  }

  private openAs(encoding: string): Dir {
    return opendirSync(toNode(this.path), { encoding: encoding as BufferEncoding, bufferSize: AT_ONCE });
  }

  /** The next entry but "." and "..", in the system's order; undefined at the end, and ever after. */
  read(): Entry | undefined {
    if (!this.open) return undefined;
    const entry = this.readDirent();
    if (entry === null) {
      this.close();
      return undefined;
    }
    this.count++;
    const { name } = entry;
    const path = this.prefix + (typeof name === "string" ? name : name.toString(NAMES));
    return { path, isDirectory: entry.isDirectory(), isLink: entry.isSymbolicLink() };
  }

  private readDirent(): Dirent<string | Buffer> | null {
    try {
      return this.dir.readSync();
    } catch (error) {
      if (this.exact) throw error;
      this.reopen();
      return this.dir.readSync();
    }
  }

  /**
   * Where a file system does not tell types, Node asks for each by its name, which is the right one for sure only when names are
   * buffers. These take twice the time, so only such directories are read like that, from the beginning.
   */
  private reopen(): void {
    this.dir.closeSync();
    this.open = false; // until it is open again
    this.dir = this.openAs("buffer");
    this.open = this.exact = true;
    for (let i = 0; i < this.count; i++) this.dir.readSync();
  }

  /** Again is harmless. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.dir.closeSync();
  }
}
