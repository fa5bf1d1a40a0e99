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
  config(settings: { async_stack_size: number }): void;
  load(library: null): { func(definition: string): CFunction & AsyncFunction };
  /** Declares a C struct, whose fields have these types, for `decode`. */
  struct(fields: Readonly<Record<string, string>>): unknown;
  /** Reads a struct, or `length` numbers, at an address. */
  decode(pointer: bigint, type: unknown, length?: number): unknown;
  /** errno of the last call. */
  errno(): number;
  node: { poll(fd: number, events: PollEvents, listener: (...args: unknown[]) => void): PollHandle };
}

/**
 * A C function. Numbers are numbers, a Uint8Array or Int32Array is a pointer to its memory, null a null pointer,
 * an argument behind `...` is preceded by its type.
 */
export type CFunction = (...args: Argument[]) => unknown;

export type Argument = number | bigint | string | ArrayBufferView | null;

/** The same on a thread of libuv's pool: a callback comes behind the arguments. What those point at must live until it is called. */
export interface AsyncFunction {
  async(...args: (number | string | null | ArrayBufferView | ((error: unknown, answer: unknown) => void))[]): void;
}

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
  found.config({ async_stack_size: ASYNC_STACK }); // before anything is loaded
  const file = Object.keys(require.cache).find((name) => name.endsWith("koffi.node"));
  if (process.platform !== "win32" && file !== undefined) keepLoaded(found, file);
  return found;
}

/** Bytes of stack for calls on other threads. The 128 KiB that koffi gives are few for plug-ins of the C library's resolver. */
const ASYNC_STACK = 1 << 20;

const RTLD_NOW = 2;

/**
 * Keeps the native part of koffi in memory. Node unloads it with the last thread that used it, when that thread's poll handles are
 * still being closed: they would call code that is gone.
 */
function keepLoaded(found: Koffi, file: string): void {
  found.load(null).func("void *dlopen(const char *file, int flags)")(file, RTLD_NOW);
}
