import { chmodSync, renameSync } from "node:fs";
import { type Address } from "../../interp/abi.js";
import { objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { slotOf } from "../arguments.js";
import { submodule } from "../submodule.js";
import { writeStatus } from "./answers.js";
import { Arguments } from "./arguments.js";
import * as canonical from "./canonical.js";
import { changeLinkMode, remove, resize } from "./change.js";
import { fileTimePoints, openClock, setWriteTime, writeFileTime } from "./clock.js";
import { copy, COPY, copyOneFile, EXISTING, SYMLINKS } from "./copy.js";
import * as create from "./create.js";
import { openIterators } from "./iterators.js";
import { attempt, toNode } from "./node-path.js";
import { openPath, writePath } from "./path.js";
import { equivalent, isEmpty, spaceOf, temporaryDirectory } from "./query.js";
import { removeAll } from "./remove-all.js";
import { existing, linkStatOf, statOf } from "./stat.js";
import { runSteps } from "./steps.js";
import { changeDirectory, workingDirectory } from "./working-directory.js";

/**
 * Module `filesystem`. Paths are arguments of the kind filesystem.path; EINVAL with `arg` for all else, and for a zero byte in
 * them. What the system reports is an error of the system category; what the runtime finds, of the generic one.
 *
 * Functions that ask the system for one thing do so at once: they do not suspend, and may be used anywhere. `copy`,
 * `copy_file` and `remove_all` suspend, and are interruption points (steps.ts).
 *
 * Source: manual, filesystem.*; what C++17 says of the functions that the manual refers to.
 */
export function openFilesystem(context: VmContext, table: Address): void {
  const { core } = context;
  submodule(context, table, "path", (inner) => openPath(context, inner));
  submodule(context, table, "clock", (inner) => openClock(context, inner));
  const define = (name: string, fn: (args: Arguments) => number): void =>
    core.setFunction(table, name, (base, nargs) => {
      if (!context.mayUseFiles) context.errors.raiseGeneric("EPERM");
      return fn(new Arguments(context, base, nargs));
    });
  openIterators(context, define);
  openLocations(context, define);
  openQueries(context, define);
  openChanges(context, define);
  openLongOnes(context, define);
  openProcess(context, define);
}

type Define = (name: string, fn: (args: Arguments) => number) => void;

/** Functions from paths to paths. */
function openLocations(context: VmContext, define: Define): void {
  const location = (name: string, find: (args: Arguments) => () => string): void =>
    define(name, (args) => {
      writePath(context, args.base, attempt(context, find(args)));
      return 1;
    });
  const one = (name: string, find: (path: string) => string): void =>
    location(name, (args) => {
      const path = args.path(1);
      return () => find(path);
    });
  const two = (name: string, find: (path: string, base: string) => string): void =>
    location(name, (args) => {
      const path = args.path(1);
      const from = args.has(2) ? args.path(2) : undefined;
      return () => find(path, from ?? workingDirectory());
    });
  one("absolute", canonical.absolute);
  one("canonical", canonical.canonical);
  one("weakly_canonical", canonical.weaklyCanonical);
  one("read_symlink", create.readLink);
  two("relative", canonical.relative);
  two("proximate", canonical.proximate);
  location("temp_directory_path", () => temporaryDirectory);
}

/** What there is to know of a file. */
function openQueries(context: VmContext, define: Define): void {
  const { core } = context;
  const number = (name: string, ask: (path: string) => number): void =>
    define(name, (args) => {
      const path = args.path(1);
      core.memory.setNumber(
        args.base,
        attempt(context, () => ask(path)),
      );
      return 1;
    });
  number("file_size", (path) => existing(path).fileSize);
  number("hard_link_count", (path) => existing(path).links);
  const status = (name: string, ask: typeof statOf): void =>
    define(name, (args) => {
      const path = args.path(1);
      writeStatus(
        context,
        args.base,
        attempt(context, () => ask(path)),
      );
      return 1;
    });
  status("status", statOf);
  status("symlink_status", linkStatOf);
  define("is_empty", (args) => {
    const path = args.path(1);
    core.memory.setBoolean(
      args.base,
      attempt(context, () => isEmpty(path)),
    );
    return 1;
  });
  define("equivalent", (args) => {
    const [p1, p2] = [args.path(1), args.path(2)];
    core.memory.setBoolean(
      args.base,
      attempt(context, () => equivalent(p1, p2)),
    );
    return 1;
  });
  define("space", (args) => {
    const path = args.path(1);
    const space = attempt(context, () => spaceOf(path));
    core.exports.emi_table(args.base, 0, 4);
    core.memory.sync();
    for (const [name, bytes] of Object.entries(space)) {
      core.memory.setNumber(core.temporary2, bytes);
      core.setField(args.base, name, core.temporary2);
    }
    return 1;
  });
  for (const name of ["cap_get_file", "cap_set_file"]) {
    define(name, (args) => {
      args.path(1);
      return context.errors.raiseGeneric("ENOTSUP");
    });
  }
}

/** Functions that change something, each in one go. */
function openChanges(context: VmContext, define: Define): void {
  const { core } = context;
  const change = (name: string, act: (args: Arguments) => () => void): void =>
    define(name, (args) => {
      attempt(context, act(args));
      return 0;
    });
  const changed = (name: string, act: (args: Arguments) => () => boolean): void =>
    define(name, (args) => {
      const did = attempt(context, act(args));
      core.memory.setBoolean(args.base, did);
      return 1;
    });
  const two = (name: string, act: (first: string, second: string) => void): void =>
    change(name, (args) => {
      const [first, second] = [args.path(1), args.path(2)];
      return () => act(first, second);
    });
  const mode = (name: string, act: (path: string, mode: number) => void): void =>
    change(name, (args) => {
      const [path, bits] = [args.path(1), args.integer(2, 0, 0o7777)];
      return () => act(path, bits);
    });

  changed("create_directory", (args) => {
    const path = args.path(1);
    const pattern = args.has(2) ? args.path(2) : undefined;
    return () => create.createDirectory(path, pattern);
  });
  changed("create_directories", (args) => {
    const path = args.path(1);
    return () => create.createDirectories(path);
  });
  changed("remove", (args) => {
    const path = args.path(1);
    return () => remove(path);
  });
  two("create_hard_link", create.createHardLink);
  two("create_symlink", create.createLink);
  two("create_directory_symlink", create.createDirectoryLink);
  two("copy_symlink", create.copyLink);
  two("rename", (from, to) => renameSync(toNode(from), toNode(to)));
  mode("chmod", (path, bits) => chmodSync(toNode(path), bits));
  mode("lchmod", changeLinkMode);
  change("resize_file", (args) => {
    const [path, size] = [args.path(1), args.integer(2, 0, Number.MAX_SAFE_INTEGER)];
    return () => resize(path, size);
  });

  const points = fileTimePoints(context);
  define("last_write_time", (args) => {
    const path = args.path(1);
    if (!args.has(2)) {
      writeFileTime(context, args.base, attempt(context, () => existing(path)).written);
      return 1;
    }
    const { ticks } = objectAt(core, points, slotOf(args.base, 2)) ?? args.bad(2);
    attempt(context, () => setWriteTime(path, ticks));
    return 0;
  });
}

/** Functions that may take long: they suspend. */
function openLongOnes(context: VmContext, define: Define): void {
  define("copy", (args) => {
    const [from, to] = [args.path(1), args.path(2)];
    const options = {
      existing: args.choice(3, "existing", EXISTING),
      recursive: args.flag(3, "recursive"),
      symlinks: args.choice(3, "symlinks", SYMLINKS),
      copy: args.choice(3, "copy", COPY),
    };
    return runSteps(context, copy(from, to, options));
  });
  define("copy_file", (args) => {
    const [from, to] = [args.path(1), args.path(2)];
    const steps = copyOneFile(from, to, args.choice(3, "existing", EXISTING));
    return runSteps(context, steps, (core, slot, copied) => core.memory.setBoolean(slot, copied));
  });
  define("remove_all", (args) =>
    runSteps(context, removeAll(args.path(1)), (core, slot, count) => core.memory.setNumber(slot, count)),
  );
}

/** What belongs to the process. Only the master VM may change it. */
function openProcess(context: VmContext, define: Define): void {
  const onlyMaster = (): void => {
    if (!context.master) context.errors.raiseGeneric("EPERM");
  };
  define("current_working_directory", (args) => {
    if (!args.has(1)) {
      writePath(context, args.base, attempt(context, workingDirectory));
      return 1;
    }
    const path = args.path(1);
    onlyMaster();
    attempt(context, () => changeDirectory(path));
    return 0;
  });
  define("umask", (args) => {
    const mask = args.integer(1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    onlyMaster();
    // Modulo as the and of C, for any integer.
    const bits = ((mask % 0o1000) + 0o1000) % 0o1000;
    context.core.memory.setNumber(
      args.base,
      attempt(context, () => process.umask(bits)),
    );
    return 1;
  });
}
