import { type Category, genericCategory } from "../../scheduler/runtime/error-categories.js";
import { type ErrnoName } from "../../scheduler/runtime/errno.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { errorCode } from "../io/system-error.js";

/**
 * A path as Node's functions take it. They encode strings as UTF-8, which for ASCII changes nothing; all others go as bytes.
 * @param text one character a byte
 */
export function toNode(text: string): string | Buffer {
  // The others take two bytes in UTF-8. This is the fastest way to look for them.
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, "latin1");
}

/** How Node is asked for names: one character a byte, whatever they are. */
export const NAMES = "latin1";

/** Something that the runtime finds wrong where the system would not. */
export class FileError extends Error {
  readonly category: Category = genericCategory;
  readonly code: number;

  constructor(name: ErrnoName) {
    super(name);
    this.code = genericCategory.codes[name];
  }
}

/** What a file operation threw, as Lua gets it. */
export function failure(error: unknown): { category: Category; code: number } {
  return error instanceof FileError ? error : errorCode(error);
}

/** Does some work of Node's, which calls nothing of Lua's; raises what it throws. */
export function attempt<T>(context: VmContext, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { category, code } = failure(error);
    return context.errors.raise(category, code);
  }
}

/** Whether Node's error has this name. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && "code" in error && names.includes(error.code as string);
}
