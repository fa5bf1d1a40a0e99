import { closeSync, constants, openSync, readlinkSync } from "node:fs";
import { NAMES, toNode } from "./node-path.js";

/** Node shows bytes that are not UTF-8 as this. */
const LOST = "\ufffd";

/** The working directory of the process, one character a byte. */
export function workingDirectory(): string {
  const text = process.cwd();
  if (process.platform === "linux" && text.includes(LOST)) return readlinkSync("/proc/self/cwd", NAMES);
  return Buffer.from(text).toString(NAMES);
}

/** Changes it. Throws Node's errors: in a thread that is not the main one, it cannot be changed. */
export function changeDirectory(path: string): void {
  const target = toNode(path);
  const text = target.toString();
  if (typeof target === "string" || !text.includes(LOST)) return process.chdir(text);
  // Node takes text only. By its descriptor, Linux finds every directory.
  const descriptor = openSync(target, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    process.chdir(`/proc/self/fd/${descriptor}`);
  } finally {
    closeSync(descriptor);
  }
}
