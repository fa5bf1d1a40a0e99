import { join } from "node:path";
import { root } from "./lua-runner.js";

/** The command as `npm run build` leaves it. */
export const cli = join(root, "dist/cli.cjs");

/** What must not get from the tests' environment into a program: colours, packages, languages, the test runner's own. */
const OURS = /^(EMILUA_|NO_COLOR|LANG|LC_|NODE_OPTIONS|TAP|_TAPJS)/;

/**
 * How to start Node as a user would. The test runner puts hooks into the environment of every child process, which cost 0.3 s each and
 * show up in programs: env(1) stands in between and takes them out again.
 * @param args Node's arguments
 * @param environment more of it
 * @returns what spawn() and spawnSync() take; the process id is Node's
 */
export function nodeCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): [file: string, args: string[]] {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  const all = { ...Object.fromEntries(inherited), ...environment };
  const settings = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  return ["env", ["-i", ...settings, process.execPath, ...args]];
}
