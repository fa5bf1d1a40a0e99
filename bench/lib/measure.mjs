import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { BENCH, ROOT } from "./engines.mjs";
import { median, minimum } from "./statistics.mjs";

/** @typedef {import("./engines.mjs").Engine} Engine */
/** @typedef {import("./programs.mjs").Program} Program */

/** Time below which a difference of two process times says nothing, in seconds. */
export const RESOLUTION = 0.001;

const EMPTY = join(BENCH, "hosts", "empty.lua");
const STARTUP_ROUNDS = 7;

/**
 * @typedef {object} Run
 * @property {number} seconds wall time of the whole process
 * @property {string} output what it printed, without the last line break
 * @property {string} [failure] why the run is worthless
 */

/**
 * @typedef {object} Timing what one engine made of one program
 * @property {number} best seconds, least of all rounds, start-up time taken off
 * @property {number} median seconds, likewise
 * @property {string} output
 * @property {string} [failure]
 */

/** Runs engines; every run is a process of its own. */
export class Meter {
  /**
   * @param {Engine[]} engines
   * @param {number} rounds
   * @param {number} timeout seconds
   */
  constructor(engines, rounds, timeout) {
    this.engines = engines;
    this.rounds = rounds;
    this.timeout = timeout;
    /** @type {Map<string, number>} seconds to run nothing, by engine name */
    this.startup = new Map();
  }

  /**
   * Measures what starting each engine costs.
   * @throws {Error} when an engine cannot even run an empty program
   */
  measureStartup() {
    /** @type {Map<string, number[]>} */
    const times = new Map(this.engines.map((engine) => [engine.name, []]));
    for (let round = 0; round < STARTUP_ROUNDS; round++) {
      for (const engine of this.engines) {
        const run = this.#run(engine, EMPTY, []);
        if (run.failure) throw new Error(`${engine.name} cannot run an empty program: ${run.failure}`);
        times.get(engine.name)?.push(run.seconds);
      }
    }
    for (const [name, seconds] of times) this.startup.set(name, minimum(seconds));
  }

  /**
   * Runs a program under every engine in turn, round after round, so that a disturbance of the machine
   * meets them all.
   * @param {Program} program
   * @param {number} size its argument; not passed when it is the default
   * @param {Engine[]} [engines] default: all
   * @returns {Map<string, Timing>} by engine name
   */
  measure(program, size, engines = this.engines) {
    const args = size === program.size ? [] : [String(size)];
    /** @type {Map<string, Run[]>} */
    const runs = new Map(engines.map((engine) => [engine.name, []]));
    for (let round = 0; round < this.rounds; round++) {
      for (const engine of engines) {
        const done = /** @type {Run[]} */ (runs.get(engine.name));
        // A program that failed or timed out once is not worth the time of further rounds.
        if (!done.some((run) => run.failure)) done.push(this.#run(engine, program.file, args));
      }
    }
    return new Map([...runs].map(([name, done]) => [name, this.#summarise(name, done)]));
  }

  /**
   * @param {string} name
   * @param {Run[]} runs
   * @returns {Timing}
   */
  #summarise(name, runs) {
    const startup = this.startup.get(name) ?? 0;
    const seconds = runs.map((run) => run.seconds - startup);
    const unlike = runs.find((run) => run.output !== runs[0].output);
    const failure =
      runs.find((run) => run.failure)?.failure ??
      (unlike && `two runs differ: '${runs[0].output}', then '${unlike.output}'`);
    return { best: minimum(seconds), median: median(seconds), output: runs[0].output, failure };
  }

  /**
   * @param {Engine} engine
   * @param {string} file
   * @param {string[]} args
   * @returns {Run}
   */
  #run(engine, file, args) {
    const [command, ...rest] = engine.command(file, args);
    const start = process.hrtime.bigint();
    const child = spawnSync(command, rest, {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: this.timeout * 1000,
      killSignal: "SIGKILL",
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    return { seconds, output: child.stdout?.trimEnd() ?? "", failure: this.#failure(child) };
  }

  /**
   * @param {import("node:child_process").SpawnSyncReturns<string>} child
   * @returns {string | undefined}
   */
  #failure(child) {
    const code = /** @type {NodeJS.ErrnoException | undefined} */ (child.error)?.code;
    if (code === "ETIMEDOUT") return `still running after ${this.timeout} s`;
    if (child.error) return child.error.message;
    if (child.status === 0) return undefined;
    const how = child.signal ? `ended by ${child.signal}` : `exit code ${child.status}`;
    return [how, child.stderr.trim().split("\n").slice(0, 5).join("\n")].filter(Boolean).join(": ");
  }
}
