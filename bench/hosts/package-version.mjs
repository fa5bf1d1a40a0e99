import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Exit code of a host whose engine is not in node_modules. */
export const NOT_INSTALLED = 3;

const require = createRequire(import.meta.url);

/**
 * Finds the version of an installed npm package without loading it.
 * @param {string} name package name
 * @returns {string | undefined} its version, or undefined when the package cannot be resolved
 */
export function packageVersion(name) {
  let directory;
  try {
    directory = dirname(require.resolve(name));
  } catch {
    return undefined;
  }
  for (; directory !== dirname(directory); directory = dirname(directory)) {
    try {
      const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
      if (manifest.name === name) return manifest.version;
    } catch {
      // No manifest here: look one directory up.
    }
  }
  return undefined;
}
