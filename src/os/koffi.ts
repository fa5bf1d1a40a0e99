import { createRequire } from "node:module";
import { MissingError } from "./errors.js";

/**
 * The optional dependency koffi, which calls functions of C libraries. This file is all that knows it, and nothing loads it before
 * it is needed: it takes 5 ms, 50 at its first time.
 *
 * Without it, or with EMILUA_NO_KOFFI in the environment (for tests, and for those who do not want native code), whatever asks
 * for it raises ENOTSUP.
 */
export interface Koffi {
  load(library: null): { func(definition: string): CFunction };
  /** errno of the last call. */
  errno(): number;
  node: { poll(fd: number, events: PollEvents, listener: (...args: unknown[]) => void): PollHandle };
}

/**
 * A C function. Numbers are numbers, a Uint8Array or Int32Array is a pointer to its memory, null a null pointer,
 * an argument behind `...` is preceded by
 * its type.
 */
export type CFunction = (...args: Argument[]) => unknown;

export type Argument = number | string | ArrayBufferView | null;

/** What a poll handle waits for. */
export interface PollEvents {
  readable: boolean;
  writable: boolean;
}

/** A uv_poll_t. Every method but close crashes the process after close(). */
export interface PollHandle {
  start(events: PollEvents, listener: (...args: unknown[]) => void): void;
  stop(): void;
  close(): void;
  /** It does not keep the event loop. */
  unref(): void;
}

let loaded: Koffi | undefined;

/** koffi. Throws MissingError. */
export function koffi(): Koffi {
  return (loaded ??= load());
}

function load(): Koffi {
  if (process.env["EMILUA_NO_KOFFI"]) throw new MissingError("koffi");
  const require = createRequire(import.meta.url);
  let found: Koffi;
  try {
    found = require("koffi") as Koffi;
  } catch {
    throw new MissingError("koffi");
  }
  const file = Object.keys(require.cache).find((name) => name.endsWith("koffi.node"));
  if (process.platform !== "win32" && file !== undefined) keepLoaded(found, file);
  return found;
}

const RTLD_NOW = 2;

/**
 * Keeps the native part of koffi in memory. Node unloads it with the last thread that used it, when that thread's poll handles are
 * still being closed: they would call code that is gone.
 */
function keepLoaded(found: Koffi, file: string): void {
  found.load(null).func("void *dlopen(const char *file, int flags)")(file, RTLD_NOW);
}
