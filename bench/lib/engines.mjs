import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NOT_INSTALLED } from "../hosts/package-version.mjs";

export const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));
export const ROOT = dirname(BENCH);

/** Name of the engine under test. */
export const SUBJECT = "emilua-ts";

/** The engines it is compared with, in the order of the table's columns. */
export const PEERS = ["lua5.1", "luajit", "luajit-joff", "wasmoon", "fengari"];

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} version as the engine itself states it, or "version unknown"
 * @property {(file: string, args: string[]) => string[]} command the words of a command that runs one Lua file
 */

/**
 * Finds the engine under test.
 * @param {string | undefined} custom the command of --emilua
 * @returns {Engine | string} the engine, or why there is none
 */
export function findSubject(custom) {
  if (custom !== undefined) {
    const template = custom.trim().split(/\s+/);
    const probe = spawnSync(template[0], ["--version"], { cwd: ROOT, encoding: "utf8", timeout: 10_000 });
    if (probe.error && /** @type {NodeJS.ErrnoException} */ (probe.error).code === "ENOENT") {
      return `there is no command ${template[0]}`;
    }
    return { name: SUBJECT, version: custom, command: (file, args) => fill(template, file, args) };
  }
  const cli = join(ROOT, commandOfPackage() ?? "dist/cli.js");
  if (!existsSync(cli)) return `there is no ${cli}: run 'npm run build' first, or use --emilua`;
  return {
    name: SUBJECT,
    version: versionOf(process.execPath, [cli, "--version"]),
    command: (file, args) => [process.execPath, cli, "run", file, ...(args.length > 0 ? ["--", ...args] : [])],
  };
}

/**
 * Finds an engine to compare with.
 * @param {string} name one of PEERS
 * @returns {Engine | string} the engine, or why there is none
 */
export function findPeer(name) {
  switch (name) {
    case "lua5.1":
      return native(name, ["lua5.1"]);
    case "luajit":
      return native(name, ["luajit"]);
    case "luajit-joff":
      return native(name, ["luajit", "-joff"]);
    default:
      return hosted(name);
  }
}

/**
 * @param {string} name
 * @param {string[]} words
 * @returns {Engine | string}
 */
function native(name, words) {
  const probe = spawnSync(words[0], ["-v"], { encoding: "utf8" });
  if (probe.error) return `there is no command ${words[0]}`;
  const version = (probe.stdout + probe.stderr).trim().split(/ {2}| --/)[0];
  return { name, version: [version, ...words.slice(1)].join(" "), command: (file, args) => [...words, file, ...args] };
}

/**
 * @param {string} name an npm package with a script in bench/hosts
 * @returns {Engine | string}
 */
function hosted(name) {
  const host = join(BENCH, "hosts", `${name}.mjs`);
  const probe = spawnSync(process.execPath, [host, "--version"], { encoding: "utf8" });
  if (probe.status === NOT_INSTALLED) return `the npm package ${name} is not installed`;
  const version = probe.stdout.trim() || "version unknown";
  return { name, version, command: (file, args) => [process.execPath, host, file, ...args] };
}

/** What package.json names as the command of this package. */
function commandOfPackage() {
  const manifest = join(ROOT, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return typeof bin === "string" ? bin : bin?.[SUBJECT];
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function versionOf(command, args) {
  const probe = spawnSync(command, args, { encoding: "utf8", timeout: 10_000 });
  return (probe.status === 0 && probe.stdout.trim().split("\n")[0]) || "version unknown";
}

/**
 * @param {string[]} template
 * @param {string} file
 * @param {string[]} args
 */
function fill(template, file, args) {
  const words = template.flatMap((word) => (word === "{args}" ? args : [word.replaceAll("{file}", file)]));
  if (!template.some((word) => word.includes("{file}"))) words.push(file);
  if (!template.includes("{args}")) words.push(...args);
  return words;
}
