import { constants, fstatSync, ftruncateSync } from "node:fs";
import { type Address } from "../../interp/abi.js";
import { openFile } from "../../os/close.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument } from "../arguments.js";
import { toNode } from "../filesystem/node-path.js";
import { pathArgument } from "../filesystem/path.js";
import { raiseError } from "../io/system-error.js";

/** Constants of file.open_flag: the system's, so that they can be combined by bits as well as by addition. */
export const openFlags: Readonly<Record<string, number>> = {
  append: constants.O_APPEND,
  create: constants.O_CREAT,
  exclusive: constants.O_EXCL,
  read_only: constants.O_RDONLY,
  read_write: constants.O_RDWR,
  sync_all_on_write: constants.O_SYNC ?? 0, // unknown to Node on Windows
  truncate: constants.O_TRUNC,
  write_only: constants.O_WRONLY,
};

const ALL = Object.values(openFlags).reduce((all, flag) => all | flag, 0);
const ACCESS = constants.O_WRONLY | constants.O_RDWR;

/**
 * Never waits for somebody at the other end of a FIFO, and does not make a terminal that of the process. Files do not care.
 * Windows has neither.
 */
const ALWAYS = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** What the umask takes its bits from when a file is created. */
const MODE = 0o666;

/** A file that was opened. */
export interface OpenedFile {
  readonly fd: number;
  readonly append: boolean;
}

/**
 * Opens the file of arguments 2, a path, and 3, an or-combination of file.open_flag. Does not suspend. EINVAL with `arg` for bad
 * combinations, EPERM where the program may not use files, and what the system says.
 */
export function openArguments(context: VmContext, base: Address, nargs: number): OpenedFile {
  const path = pathArgument(context, base, nargs, 2);
  const flags = integerArgument(context, base, nargs, 3);
  const exclusive = (flags & constants.O_EXCL) !== 0 && (flags & constants.O_CREAT) === 0;
  if (flags < 0 || flags > ALL || (flags & ~ALL) !== 0 || (flags & ACCESS) === ACCESS || exclusive)
    badArgument(context, 3);
  if (!context.mayUseFiles) context.errors.raiseGeneric("EPERM");
  try {
    return { fd: openFile(toNode(path), flags | ALWAYS, MODE), append: (flags & constants.O_APPEND) !== 0 };
  } catch (error) {
    return raiseError(context, error);
  }
}

/** The size of an open file, in bytes. */
export function sizeOf(context: VmContext, fd: number): number {
  try {
    return fstatSync(fd).size;
  } catch (error) {
    return raiseError(context, error);
  }
}

/** Cuts an open file, or lengthens it with zeros, to as many bytes as argument 2 says. EINVAL, EFBIG, ENOSPC. */
export function resize(context: VmContext, fd: number, base: Address, nargs: number): number {
  const size = sizeArgument(context, base, nargs, 2);
  try {
    ftruncateSync(fd, size);
  } catch (error) {
    return raiseError(context, error);
  }
  return 0;
}

/** Argument `n`, a size or offset in bytes: an integer of 0 to 2^53 - 1. */
export function sizeArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const value = integerArgument(context, base, nargs, n);
  return value >= 0 && Number.isSafeInteger(value) ? value : badArgument(context, n);
}
