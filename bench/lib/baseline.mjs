import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { geometricMean } from "./statistics.mjs";
import { ratio, Table } from "./table.mjs";

/**
 * One run, as --json and --save write it.
 * @typedef {object} Report
 * @property {1} format
 * @property {string} date ISO 8601
 * @property {string} machine
 * @property {string} node
 * @property {string} subject name of the engine under test
 * @property {Record<string, string>} engines version by name
 * @property {Record<string, number>} startup seconds by engine
 * @property {import("./compare-engines.mjs").Comparison["programs"]} programs
 * @property {import("./compare-operations.mjs").Operations["micro"]} micro
 */

/** How much slower or faster a program must be to be pointed out. */
const NOTABLE = 1.1;

/**
 * @param {string} file
 * @returns {Report}
 * @throws {Error} when it is not a baseline
 */
export function readReport(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
  if (report?.format !== 1 || typeof report.programs !== "object") {
    throw new Error(`${file}: is not a baseline written by --save or --json`);
  }
  return report;
}

/**
 * @param {string} file
 * @param {Report} report
 */
export function writeReport(file, report) {
  writeFileSync(file, `${JSON.stringify(report, roundNumbers, 2)}\n`);
}

/**
 * Writes a baseline; what was not measured now keeps its old numbers.
 * @param {string} file
 * @param {Report} report
 */
export function saveBaseline(file, report) {
  const old = existsSync(file) ? readReport(file) : undefined;
  writeReport(file, {
    ...report,
    engines: { ...old?.engines, ...report.engines },
    startup: { ...old?.startup, ...report.startup },
    programs: { ...old?.programs, ...report.programs },
    micro: { ...old?.micro, ...report.micro },
  });
}

/**
 * Prints how the engine under test changed since a baseline.
 *
 * On the machine of the baseline seconds are compared; elsewhere, the ratios to the first engine that both
 * runs have in common.
 * @param {Report} now
 * @param {Report} then
 */
export function compareReports(now, then) {
  const common = Object.keys(now.engines).filter((name) => name !== now.subject && name in then.engines);
  const yardstick = now.machine === then.machine ? undefined : common[0];
  console.log(`\nAgainst the baseline of ${then.date} (below 1 is faster):`);
  if (now.machine !== then.machine) {
    console.log(`Other machine (${then.machine}): ${yardstick ? `in units of ${yardstick}` : "seconds say little"}.`);
  }

  const table = new Table(["program", "then", "now", "now/then", ""], 20);
  /** @type {number[]} */
  const changes = [];
  for (const [name, old, current] of [
    ...pairs(now.programs, then.programs, (engine) => engine?.best),
    ...pairs(now.micro, then.micro, (engine) => engine),
  ]) {
    if (old.size !== current.size) {
      table.row([name, "-", "-", "-", "  other size"]);
      continue;
    }
    const before = value(old.times, then.subject, yardstick);
    const after = value(current.times, now.subject, yardstick);
    if (!before || !after) continue;
    const change = after / before;
    changes.push(change);
    const note = change > NOTABLE ? "  SLOWER" : change < 1 / NOTABLE ? "  faster" : "";
    table.row([name, before.toFixed(3), after.toFixed(3), ratio(change), note]);
  }
  table.row(["geometric mean", "", "", ratio(geometricMean(changes))]);
}

/**
 * @template T
 * @param {Record<string, { size: number, engines: Record<string, T> }>} now
 * @param {Record<string, { size: number, engines: Record<string, T> }> | undefined} then
 * @param {(engine: T) => number | undefined} time
 */
function pairs(now, then = {}, time) {
  /** @param {{ size: number, engines: Record<string, T> }} entry */
  const plain = ({ size, engines }) => ({
    size,
    times: Object.fromEntries(Object.entries(engines).map(([name, engine]) => [name, time(engine)])),
  });
  return Object.keys(now)
    .filter((name) => name in then)
    .map((name) => /** @type {const} */ ([name, plain(then[name]), plain(now[name])]));
}

/**
 * @param {Record<string, number | undefined>} times
 * @param {string} subject
 * @param {string | undefined} yardstick
 */
function value(times, subject, yardstick) {
  const own = times[subject];
  if (yardstick === undefined || own === undefined) return own;
  const unit = times[yardstick];
  return unit ? own / unit : undefined;
}

/**
 * @param {string} _key
 * @param {unknown} item
 */
function roundNumbers(_key, item) {
  return typeof item === "number" ? Number(item.toPrecision(6)) : item;
}
