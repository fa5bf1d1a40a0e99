import { delimiter } from "node:path";

/** What the command line asks for. */
export type Command =
  | { readonly type: "help" }
  | { readonly type: "version" }
  | { readonly type: "run"; readonly script: string; readonly args: readonly string[]; readonly options: RunFlags };

/** Options of `emilua-ts run`. */
export interface RunFlags {
  /** Bytes; 0 is no limit. */
  memoryLimit: number;
  seed: number | undefined;
  /** Sleeping takes no time. */
  virtualTime: boolean;
  /** Reports of dead fibers tell where they were spawned; undefined: as the environment says. */
  trace: boolean;
}

/** A command line that makes no sense; the message is one line. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const help = `Usage: emilua-ts run [options] script.lua [-- arguments]
       emilua-ts --help | --version

Runs a Lua program. What follows -- reaches it as "..." (strings).

Options of run:
  --memory-limit SIZE   memory the program may use: bytes, or with K, M, G (e.g. 64M); default: no limit
  --trace               reports of dead fibers tell where they were spawned

For tests:
  --seed N              make the order of what is otherwise open reproducible: which actor runs next and for how
                        long, the order of pairs(); N is 0 .. 4294967295
  --virtual-time        a clock that jumps ahead when everybody sleeps: sleeping takes no time

Exit code: 0 · 1 the program ended with an uncaught error or does not compile · 2 wrong usage,
or the script cannot be read · 141 its output was closed (as in "emilua-ts run x.lua | head -1")

Environment: EMILUA_PATH is a list of directories with external packages, separated by "${delimiter}"; EMILUA_TRACE=1 is
--trace; EMILUA_COLORS=0|1 and NO_COLOR decide whether error reports are coloured.
`;

/** Reads the arguments after the program's name. */
export function parseArguments(args: readonly string[]): Command {
  const [first, ...rest] = args;
  switch (first) {
    case undefined:
      throw new UsageError("what shall I do? Try: emilua-ts run script.lua");
    case "help":
    case "--help":
    case "-h":
      return { type: "help" };
    case "--version":
    case "-V":
      return { type: "version" };
    case "run":
      return parseRun(rest);
    default:
      throw new UsageError(
        first.startsWith("-") ? `unknown option ${first}` : `unknown command ${first}: try emilua-ts run ${first}`,
      );
  }
}

function parseRun(args: readonly string[]): Command {
  const options: RunFlags = { memoryLimit: 0, seed: undefined, virtualTime: false, trace: false };
  let script: string | undefined;
  let i = 0;
  for (; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "--") break;
    if (!arg.startsWith("-") || arg === "-") {
      if (script !== undefined)
        throw new UsageError(`unexpected argument ${arg}: arguments of the script come after --`);
      script = arg;
      continue;
    }
    const equals = arg.indexOf("=");
    const name = equals < 0 ? arg : arg.slice(0, equals);
    if (name === "--help" || name === "-h") return { type: "help" };
    if (name === "--version") return { type: "version" };
    if (name === "--trace" || name === "--virtual-time") {
      if (equals >= 0) throw new UsageError(`${name} takes no value`);
      if (name === "--trace") options.trace = true;
      else options.virtualTime = true;
      continue;
    }
    if (name !== "--memory-limit" && name !== "--seed") throw new UsageError(`unknown option ${name}`);
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
    if (value === undefined) throw new UsageError(`${name} needs a value`);
    if (name === "--memory-limit") options.memoryLimit = parseSize(value);
    else options.seed = parseSeed(value);
  }
  if (script === undefined) throw new UsageError("which script? emilua-ts run script.lua");
  return { type: "run", script, args: args.slice(i + 1), options };
}

const units: Readonly<Record<string, number>> = { "": 1, K: 1 << 10, M: 1 << 20, G: 1 << 30 };
const SMALLEST = 64 << 10;
const LARGEST = 4 * (1 << 30);

function parseSize(text: string): number {
  const match = /^(\d+)([KMG]?)$/i.exec(text);
  const bytes = match ? Number(match[1]) * units[match[2]!.toUpperCase()]! : NaN;
  if (!(bytes >= SMALLEST && bytes <= LARGEST)) {
    throw new UsageError(`--memory-limit ${text}: a size from 64K to 4G is needed, e.g. 64M`);
  }
  return bytes;
}

function parseSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(seed <= 0xffffffff)) throw new UsageError(`--seed ${text}: a number from 0 to 4294967295 is needed`);
  return seed;
}
