import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { UsageError } from "./options.mjs";

/** Scripts of bench/ that measure a module beside plain Node doing the same. */
const MODULES = ["bytes", "json", "regex", "stream", "files", "filesystem", "net"];

/**
 * Runs the benchmarks of the modules, one after the other, each in a process of its own.
 * @param {RegExp} [only] those whose names match
 * @returns {number} exit code: 1 when one of them failed
 * @throws {UsageError} no name matches
 */
export function measureModules(only) {
  const chosen = MODULES.filter((name) => !only || only.test(name));
  if (chosen.length === 0) throw new UsageError(`--only: none of ${MODULES.join(", ")} matches ${only}`);
  let failed = 0;
  for (const name of chosen) {
    console.log(`\n${name} (node bench/${name}.mjs)\n`);
    const script = fileURLToPath(new URL(`../${name}.mjs`, import.meta.url));
    if (spawnSync(process.execPath, [script], { stdio: "inherit" }).status !== 0) failed = 1;
  }
  return failed;
}
