import { type Directory, type Entry } from "./directory.js";
import { FileError } from "./node-path.js";
import { existing, type FileStat, statOf } from "./stat.js";

/** How a walk treats what is in its way. */
export interface WalkOptions {
  /** Opens a directory; undefined: it counts as empty. */
  readonly open: (path: string) => Directory | undefined;
  /** Symbolic links to directories are entered. */
  readonly followLinks: boolean;
}

interface Level {
  readonly directory: Directory | undefined;
  /** What it is, when links are followed: nobody may enter it again from within. */
  readonly stat: FileStat | undefined;
}

/**
 * A walk through a directory and those below, each before what is in it. A directory is entered when the entry after it is asked
 * for: until then the program may decide against it.
 *
 * When a directory cannot be entered (it has vanished, may not be read, or the way leads round in a circle), next() throws; the
 * call after that goes on behind it.
 */
export class Walk {
  private readonly levels: Level[] = [];
  /** What next() answered last, unless it is no directory or pop() was called. */
  private last: Entry | undefined;
  /** Whether the entry answered last is entered, if it is a directory. Every entry sets it. */
  recursionPending = true;

  /** Throws what Node throws when the directory cannot be read. */
  constructor(
    path: string,
    private readonly options: WalkOptions,
  ) {
    this.enter(path);
  }

  /** How deep the entry answered last is: 0 in the first directory. */
  get depth(): number {
    return this.levels.length - 1;
  }

  /** The next entry; undefined at the end, and ever after. */
  next(): Entry | undefined {
    const { last } = this;
    this.last = undefined;
    if (last !== undefined && this.recursionPending && this.leadsDown(last)) this.enter(last.path);
    this.recursionPending = true;
    for (let level = this.levels.at(-1); level !== undefined; level = this.levels.at(-1)) {
      const entry = level.directory?.read();
      if (entry !== undefined) return (this.last = entry);
      this.levels.pop();
    }
    return undefined;
  }

  /** Leaves the directory of the entry answered last: next() goes on in the one above. At the top that is the end. */
  pop(): void {
    this.last = undefined;
    this.levels.pop()?.directory?.close();
  }

  /** Closes everything; next() answers undefined. */
  close(): void {
    while (this.levels.length > 0) this.pop();
  }

  private leadsDown(entry: Entry): boolean {
    if (entry.isDirectory) return true;
    if (!entry.isLink || !this.options.followLinks) return false;
    return statOf(entry.path)?.isDirectory ?? false;
  }

  private enter(path: string): void {
    const stat = this.options.followLinks ? existing(path) : undefined;
    if (stat !== undefined && this.levels.some((level) => level.stat!.isSameFile(stat))) throw new FileError("ELOOP");
    this.levels.push({ directory: this.options.open(path), stat });
  }
}
