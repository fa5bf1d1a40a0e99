import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Arguments } from "./arguments.js";
import { type Directory, type Entry, openUnlessDenied } from "./directory.js";
import { defineEntry, DirectoryEntry } from "./entry.js";
import { attempt } from "./node-path.js";
import { Walk } from "./walk.js";

/** Registers a function that may touch files. */
type Define = (name: string, fn: (args: Arguments) => number) => void;

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
  const writeEntry = (slot: Address, entry: Entry): void =>
    core.writeHandle(slot, entries, new DirectoryEntry(entry.path));

  const flat = core.handles.addKind<{ directory: Directory | undefined }>("filesystem.directory_iterator", 0, (state) =>
    state.directory?.close(),
  );
  const nextFlat = core.addFunction((base) => {
    const { directory } = objectAt(core, flat, base)!;
    const entry = attempt(context, () => directory?.read());
    if (entry === undefined) core.memory.setNil(base);
    else writeEntry(base, entry);
    return 1;
  });

  define("directory_iterator", (args) => {
    const path = args.path(1);
    const skip = args.flag(2, "skip_permission_denied");
    const directory = attempt(context, () => openUnlessDenied(path, skip));
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
    const skipDenied = args.flag(2, "skip_permission_denied");
    const followLinks = args.flag(2, "follow_directory_symlink");
    const walk = attempt(context, () => new Walk(path, { skipDenied, followLinks }));
    const handle = args.base + 8;
    core.writeHandle(handle, walks, walk);
    core.exports.emi_boundfn(args.base, nextDeep, handle);
    core.memory.sync();
    return 2;
  });
}

/** The handle of a recursive iterator. */
function defineWalk(context: VmContext): Kind<Walk> {
  return defineKind<Walk>(context, {
    name: "filesystem.recursive_directory_iterator",
    release: (walk) => walk.close(),
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
