import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BENCH } from "./engines.mjs";

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file absolute path
 * @property {number} size the default of its argument n; its time is proportional to n
 */

/**
 * Lists the Lua programs of a directory in alphabetical order.
 * @param {"programs" | "micro"} directory below bench
 * @param {RegExp} [only] which names to keep
 * @returns {Program[]}
 * @throws {Error} when a program does not state its default size
 */
export function listPrograms(directory, only) {
  return readdirSync(join(BENCH, directory))
    .filter((entry) => entry.endsWith(".lua"))
    .sort()
    .map((entry) => {
      const file = join(BENCH, directory, entry);
      const size = /^local n = tonumber\(\(\.\.\.\)\) or (\d+)$/m.exec(readFileSync(file, "utf8"));
      if (!size) throw new Error(`${file}: wants a line 'local n = tonumber((...)) or <default>'`);
      return { name: entry.slice(0, -".lua".length), file, size: Number(size[1]) };
    })
    .filter((program) => !only || only.test(program.name));
}
