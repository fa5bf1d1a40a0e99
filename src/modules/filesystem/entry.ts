import { type Kind } from "../../interp/handles.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { writeStatus } from "./answers.js";
import { writeFileTime } from "./clock.js";
import { giveBytes } from "./host-memory.js";
import { attempt } from "./node-path.js";
import { writePath } from "./path.js";
import { type FileStat, linkStatOf, statOf } from "./stat.js";

/** A userdata directory_entry: a path, and what was found out about its file. */
export class DirectoryEntry {
  /** What it takes, about, once it was asked for something. */
  static readonly BYTES = 512;

  /** What is known so far; null when there is no such file. */
  private target: FileStat | null | undefined;
  private own: FileStat | null | undefined;

  constructor(readonly path: string) {}

  /** Forgets what is known, and asks anew. */
  refresh(): void {
    this.target = undefined;
    this.own = linkStatOf(this.path) ?? null;
  }

  /** Of what the entry leads to. */
  get stat(): FileStat | undefined {
    if (this.target === undefined) this.target = statOf(this.path) ?? null;
    return this.target ?? undefined;
  }

  /** Of the entry itself, which may be a symbolic link. */
  get linkStat(): FileStat | undefined {
    if (this.own === undefined) this.own = linkStatOf(this.path) ?? null;
    return this.own ?? undefined;
  }
}

/**
 * Declares the kind of directory entries.
 *
 * - `path`; `file_size` (bytes), `hard_link_count`, `last_write_time`, `status`, `symlink_status`: asked of the system when first
 *   read, and kept
 * - `refresh()`: asks anew
 *
 * Errors are those of the functions of the same names: ENOENT (system) when the file has vanished, say.
 *
 * Source: manual, filesystem.directory_entry.
 */
export function defineEntry(context: VmContext): Kind<DirectoryEntry> {
  const { core } = context;
  const existing = (entry: DirectoryEntry): FileStat => {
    const stat = attempt(context, () => entry.stat);
    return stat ?? context.errors.raiseSystem("ENOENT");
  };
  return defineKind<DirectoryEntry>(context, {
    name: "filesystem.directory_entry",
    release: () => giveBytes(core, DirectoryEntry.BYTES),
    methods: {
      refresh(self) {
        attempt(context, () => self.refresh());
        return 0;
      },
    },
    getters: {
      path: (self, slot) => writePath(context, slot, self.path),
      file_size(self, slot) {
        const stat = existing(self);
        core.memory.setNumber(
          slot,
          attempt(context, () => stat.fileSize),
        );
      },
      hard_link_count: (self, slot) => core.memory.setNumber(slot, existing(self).links),
      last_write_time: (self, slot) => writeFileTime(context, slot, existing(self).written),
      status: (self, slot) =>
        writeStatus(
          context,
          slot,
          attempt(context, () => self.stat),
        ),
      symlink_status: (self, slot) =>
        writeStatus(
          context,
          slot,
          attempt(context, () => self.linkStat),
        ),
    },
  });
}
