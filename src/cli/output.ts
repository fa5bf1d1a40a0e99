import { writeSync } from "node:fs";

const STDOUT = 1;
const STDERR = 2;
/** 128 + SIGPIPE: what a shell reports for a tool that a closed pipe has ended. */
export const EXIT_CLOSED_PIPE = 141;

/**
 * Standard output and error, written at once and completely, so that the order of what a program writes is the order of what is
 * seen, and nothing is lost when it ends.
 *
 * - A pipe or terminal in non-blocking mode may be full (EAGAIN): we sleep and try again, without spinning.
 * - When the reader of standard output is gone (EPIPE) the program ends quietly with code 141, as most tools do by SIGPIPE.
 *   A closed standard error is ignored: there is nobody to tell.
 */
export function writeOutput(bytes: Uint8Array): void {
  try {
    writeAll(STDOUT, bytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") process.exit(EXIT_CLOSED_PIPE);
    writeError(`emilua-ts: cannot write to standard output: ${message}\n`);
    process.exit(1);
  }
}

/** Writes to standard error. */
export function writeError(text: string): void {
  try {
    writeAll(STDERR, Buffer.from(text));
  } catch {
    // Nobody listens.
  }
}

let sleeper: Int32Array | undefined;

function writeAll(fd: number, bytes: Uint8Array): void {
  let pause = 1;
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at, bytes.length - at);
      pause = 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait((sleeper ??= new Int32Array(new SharedArrayBuffer(4))), 0, 0, pause);
      pause = Math.min(pause * 2, 20);
    }
  }
}
