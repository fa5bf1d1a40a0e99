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
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
    return readFileSync(file);
  },
};
