import { readFileSync, statSync } from "node:fs";

/** Where a VM's modules come from. */
export interface ModuleFiles {
  /**
   * The bytes of a file; undefined when there is none.
   * @throws anything, when it cannot be read
   */
  read(file: string): Uint8Array | undefined;
}

/** The file system. */
export const fileSystem: ModuleFiles = {
  read(file) {
    const stat = statOf(file);
    if (stat === undefined || stat.isDirectory()) return undefined;
    // Reading a pipe or a device might wait for ever, and everybody with it.
    if (!stat.isFile()) throw new Error(`${file} is not a regular file`);
    return readFileSync(file);
  },
};

function statOf(file: string): ReturnType<typeof statSync> {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR" || code === "ENAMETOOLONG") return undefined; // there can be no such file
    throw error;
  }
}
