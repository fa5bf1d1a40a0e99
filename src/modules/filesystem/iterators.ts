import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Arguments } from "./arguments.js";
import { Directory, type Entry } from "./directory.js";
import { defineEntry, DirectoryEntry } from "./entry.js";
import { giveBytes, takeBytes } from "./host-memory.js";
import { attempt, isNamed } from "./node-path.js";
import { Walk } from "./walk.js";

/** Registers a function that may touch files. */
type Define = (name: string, fn: (args: Arguments) => number) => void;

/** What a directory takes while it is open, most of it in the C library. */
const ITERATOR_BYTES = 1 << 15;

/** What the function of directory_iterator goes through. */
interface Flat {
  readonly directory: Directory | undefined;
}

/**
 * The iterators. What they have open is closed when they come to their end, when Lua collects them, or with the VM.
 *
 * - `directory_iterator(p [, opts]) -> function`: each call answers the next directory_entry, nil at the end; "." and ".." are
 *   left out, the order is the system's. `skip_permission_denied`: a directory that may not be read is empty
 * - `recursive_directory_iterator(p [, opts]) -> function, handle`: each call answers the next entry and its depth, a directory
 *   before what is in it; see walk.ts for the options and the handle
 *
 * Nothing here suspends: each call reads a few entries at most.
 *
 * Source: manual, filesystem.directory_iterator, filesystem.recursive_directory_iterator.
 */
export function openIterators(context: VmContext, define: Define): void {
  const { core } = context;
  const entries = defineEntry(context);
  const writeEntry = (slot: Address, entry: Entry): void => {
    takeBytes(context, DirectoryEntry.BYTES);
    core.writeHandle(slot, entries, new DirectoryEntry(entry.path));
  };

  const flat = core.handles.addKind<Flat>("filesystem.directory_iterator", 0, (state) => {
    state.directory?.close();
    giveBytes(core, ITERATOR_BYTES);
  });
  const nextFlat = core.addFunction((base) => {
    const { directory } = objectAt(core, flat, base)!;
    const entry = attempt(context, () => directory?.read());
    if (entry === undefined) core.memory.setNil(base);
    else writeEntry(base, entry);
    return 1;
  });

  /** Opens what an iterator begins with; what was counted for the iterator is given back when that fails. */
  const opening = <T>(open: () => T): T =>
    attempt(context, () => {
      try {
        return open();
      } catch (error) {
        giveBytes(core, ITERATOR_BYTES);
        throw error;
      }
    });

  define("directory_iterator", (args) => {
    const path = args.path(1);
    const skip = args.flag(2, "skip_permission_denied");
    takeBytes(context, ITERATOR_BYTES);
    const directory = opening(() => openDirectory(context, path, skip));
    core.writeHandle(args.base, flat, { directory });
    core.exports.emi_boundfn(args.base, nextFlat, args.base);
    core.memory.sync();
    return 1;
  });

  const walks = defineWalk(context);
  const nextDeep = core.addFunction((base) => {
    const walk = objectAt(core, walks, base)!;
    const entry = attempt(context, () => walk.next());
    if (entry === undefined) {
      core.memory.setNil(base);
      return 1;
    }
    writeEntry(base, entry);
    core.memory.setNumber(base + 8, walk.depth);
    return 2;
  });

  define("recursive_directory_iterator", (args) => {
    const path = args.path(1);
    const skip = args.flag(2, "skip_permission_denied");
    const followLinks = args.flag(2, "follow_directory_symlink");
    takeBytes(context, ITERATOR_BYTES);
    const open = (directory: string): Directory | undefined => openDirectory(context, directory, skip);
    const walk = opening(() => new Walk(path, { open, followLinks }));
    const handle = args.base + 8;
    core.writeHandle(handle, walks, walk);
    core.exports.emi_boundfn(args.base, nextDeep, handle);
    core.memory.sync();
    return 2;
  });
}

/**
 * Opens a directory. When there are no descriptors left, those of iterators that nobody has any more are closed first.
 * @param skip answer undefined where the user may not read it
 */
function openDirectory(context: VmContext, path: string, skip: boolean): Directory | undefined {
  try {
    return new Directory(path);
  } catch (error) {
    if (skip && isNamed(error, "EACCES", "EPERM")) return undefined;
    if (!isNamed(error, "EMFILE", "ENFILE")) throw error;
    context.core.collect();
    return new Directory(path);
  }
}

/** The handle of a recursive iterator. */
function defineWalk(context: VmContext): Kind<Walk> {
  return defineKind<Walk>(context, {
    name: "filesystem.recursive_directory_iterator",
    release(walk) {
      walk.close();
      giveBytes(context.core, ITERATOR_BYTES);
    },
    methods: {
      pop(self) {
        self.pop();
        return 0;
      },
      disable_recursion_pending(self) {
        self.recursionPending = false;
        return 0;
      },
    },
    getters: {
      recursion_pending: (self, slot) => context.core.memory.setBoolean(slot, self.recursionPending),
    },
  });
}
