import { accessSync, constants, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** What execvp(3) uses when there is no PATH. */
const DEFAULT_PATH = "/bin:/usr/bin";

/**
 * The file that execvp(3) would run for a name: as it is when it contains a slash, else from the directories of this process's PATH.
 * Throws Node's errors: ENOENT, EACCES ...
 * @param directory where the program will run, which relative paths start from
 */
export function findProgram(name: string, directory: string | undefined): string {
  if (process.platform === "win32") return name; // its own rules, which Node knows
  if (name.includes("/")) return expectExecutable(name, directory);
  let denied: unknown;
  let missing: unknown = systemError("ENOENT");
  for (const entry of name === "" ? [] : (process.env["PATH"] ?? DEFAULT_PATH).split(":")) {
    try {
      return expectExecutable(`${entry || "."}/${name}`, directory);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES") denied ??= error;
      else if (code !== "ENOENT" && code !== "ENOTDIR") missing = error;
    }
  }
  throw denied ?? missing;
}

/** The file, if it may be run. Whether it can be is only seen when it is. */
export function expectExecutable(file: string, directory: string | undefined): string {
  const found = directory === undefined || isAbsolute(file) ? file : join(directory, file);
  accessSync(found, constants.X_OK);
  if (!statSync(found).isFile()) throw systemError("EACCES");
  return file;
}

function systemError(code: "ENOENT" | "EACCES"): Error {
  return Object.assign(new Error(code), { code });
}
