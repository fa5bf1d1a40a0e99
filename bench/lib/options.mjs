import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PEERS } from "./engines.mjs";

export const HELP = `Usage: node bench/run.mjs [options]

Runs the programs of bench/programs under emilua-ts and its peers, in turn, and compares time and output.

  --only <regexp>      only programs whose name matches
  --rounds <n>         runs of each program under each engine (default 3)
  --scale <x>          run the programs x times as long (default 1; 0.1 for a quick check)
  --peers <a,b,...>    which of ${PEERS.join(", ")}; or none
                       (default: all but fengari; those not installed are skipped)
  --with-fengari       then also compare with fengari, at a tenth of the size
  --micro              run bench/micro instead: nanoseconds per operation
  --modules            run the benchmarks of modules instead, beside plain Node: bytes, json, regex, stream, files,
                       filesystem, net (--only chooses among them; other options do not count)
  --emilua <command>   command of the engine under test; {file} and {args} are replaced, or appended
                       when absent (default: what package.json calls emilua-ts, else dist/cli.js)
  --timeout <seconds>  limit for one run (default 120)
  --json <file>        write this run as JSON
  --save <file>        write this run as a baseline; programs not run now keep their old numbers
  --compare <file>     compare with a saved baseline
  --help               this text

Exit code: 0 all outputs agree, 1 an engine failed or outputs differ, 2 bad usage.
`;

/** A mistake on the command line; its message says what to write instead. */
export class UsageError extends Error {}

/**
 * @typedef {object} Options
 * @property {RegExp} [only]
 * @property {number} rounds
 * @property {number} scale
 * @property {string[]} peers names from PEERS, in that order
 * @property {boolean} micro
 * @property {boolean} modules
 * @property {string} [emilua]
 * @property {number} timeout seconds
 * @property {string} [json] absolute path
 * @property {string} [save] absolute path
 * @property {string} [compare] absolute path
 * @property {boolean} help
 */

/**
 * @param {string[]} argv arguments after the script's name
 * @returns {Options}
 * @throws {UsageError}
 */
export function parseOptions(argv) {
  const values = parse(argv);
  return {
    only: values.only === undefined ? undefined : regexp(values.only),
    rounds: positive("--rounds", values.rounds ?? "3", true),
    scale: positive("--scale", values.scale ?? "1", false),
    peers: peers(values.peers, values["with-fengari"] ?? false),
    micro: values.micro ?? false,
    modules: values.modules ?? false,
    emilua: values.emilua,
    timeout: positive("--timeout", values.timeout ?? "120", false),
    json: writable("--json", values.json),
    save: writable("--save", values.save),
    compare: readable("--compare", values.compare),
    help: values.help ?? false,
  };
}

/** @param {string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        only: { type: "string" },
        rounds: { type: "string" },
        scale: { type: "string" },
        peers: { type: "string" },
        "with-fengari": { type: "boolean" },
        micro: { type: "boolean" },
        modules: { type: "boolean" },
        emilua: { type: "string" },
        timeout: { type: "string" },
        json: { type: "string" },
        save: { type: "string" },
        compare: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {boolean} whole
 */
function positive(name, text, whole) {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value <= 0 || (whole && !Number.isInteger(value))) {
    throw new UsageError(`${name} wants a positive ${whole ? "integer" : "number"}, not '${text}'`);
  }
  return value;
}

/** @param {string} text */
function regexp(text) {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`--only: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {string | undefined} text
 * @param {boolean} withFengari
 */
function peers(text, withFengari) {
  let names = PEERS.filter((name) => name !== "fengari");
  if (text === "none") {
    names = [];
  } else if (text !== undefined) {
    names = text.split(",").map((name) => name.trim());
    const unknown = names.find((name) => !PEERS.includes(name));
    if (unknown !== undefined) {
      throw new UsageError(`--peers: '${unknown}' is not one of ${PEERS.join(", ")}, none`);
    }
  }
  if (withFengari) names.push("fengari");
  return PEERS.filter((name) => names.includes(name));
}

/**
 * @param {string} name
 * @param {string | undefined} file
 */
function writable(name, file) {
  if (file === undefined) return undefined;
  const path = resolve(file);
  if (!existsSync(dirname(path))) throw new UsageError(`${name}: there is no directory ${dirname(path)}`);
  return path;
}

/**
 * @param {string} name
 * @param {string | undefined} file
 */
function readable(name, file) {
  if (file === undefined) return undefined;
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError(`${name}: there is no file ${path}`);
  return path;
}
