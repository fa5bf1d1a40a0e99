#!/usr/bin/env node
// Measures emilua-ts against other Lua engines. See bench/README.md, or --help.

import { existsSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { compareReports, readReport, saveBaseline, writeReport } from "./lib/baseline.mjs";
import { compareEngines } from "./lib/compare-engines.mjs";
import { compareOperations } from "./lib/compare-operations.mjs";
import { findPeer, findSubject, SUBJECT } from "./lib/engines.mjs";
import { Meter } from "./lib/measure.mjs";
import { measureModules } from "./lib/modules.mjs";
import { HELP, parseOptions, UsageError } from "./lib/options.mjs";
import { listPrograms } from "./lib/programs.mjs";

/** @typedef {import("./lib/engines.mjs").Engine} Engine */
/** @typedef {import("./lib/options.mjs").Options} Options */

/** fengari takes some sixteen times as long as lua5.1 (measured 5 to 100): it gets a share of the work. */
const FENGARI_SCALE = 0.1;

/**
 * @param {Options} options
 * @returns {number} exit code
 */
function main(options) {
  const programs = listPrograms(options.micro ? "micro" : "programs", options.only);
  if (programs.length === 0) throw new UsageError(`--only: no program matches ${options.only}`);
  const baseline = options.compare === undefined ? undefined : readBaseline("--compare", options.compare);
  if (options.save !== undefined && existsSync(options.save)) readBaseline("--save", options.save);

  const engines = findEngines(options);
  const meter = new Meter(engines, options.rounds, options.timeout);
  const report = describe(engines);
  meter.measureStartup();
  for (const [name, seconds] of meter.startup) {
    report.startup[name] = seconds;
    console.log(`start-up ${name}: ${(seconds * 1000).toFixed(1)} ms`);
  }

  const complaints = options.micro
    ? measureMicro(meter, engines, programs, options, report)
    : measurePrograms(meter, engines, programs, options, report);

  if (baseline) compareReports(report, baseline);
  if (options.json) writeReport(options.json, report);
  if (options.save) saveBaseline(options.save, report);
  for (const { program, engine, kind, text } of complaints)
    console.error(`${kind} ${program} under ${engine}: ${text}`);
  return complaints.length > 0 ? 1 : 0;
}

/**
 * The engines to run: emilua-ts first; without it, the first peer stands in as the one to compare.
 * @param {Options} options
 * @returns {Engine[]}
 */
function findEngines(options) {
  const found = [
    /** @type {const} */ ([SUBJECT, findSubject(options.emilua)]),
    ...options.peers.map((name) => /** @type {const} */ ([name, findPeer(name)])),
  ];
  /** @type {Engine[]} */
  const engines = [];
  for (const [name, engine] of found) {
    if (options.micro && name === "fengari") console.log("skipped fengari: too slow for --micro");
    else if (typeof engine === "string") console.log(`skipped ${name}: ${engine}`);
    else engines.push(engine);
  }
  if (engines.length === 0) throw new UsageError("no engine to run");
  return engines;
}

/**
 * Prints where this run takes place.
 * @param {Engine[]} engines
 * @returns {import("./lib/baseline.mjs").Report}
 */
function describe(engines) {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? "unknown CPU"}, ${memory}, ${type()} ${release()}`;
  console.log(`machine: ${machine}`);
  console.log(`node: ${process.version}`);
  for (const { name, version } of engines) console.log(`${name}: ${version}`);
  return {
    format: 1,
    date: new Date().toISOString(),
    machine,
    node: process.version,
    subject: engines[0].name,
    engines: Object.fromEntries(engines.map(({ name, version }) => [name, version])),
    startup: {},
    programs: {},
    micro: {},
  };
}

/**
 * @param {Meter} meter
 * @param {Engine[]} engines
 * @param {import("./lib/programs.mjs").Program[]} programs
 * @param {Options} options
 * @param {import("./lib/baseline.mjs").Report} report filled in
 */
function measurePrograms(meter, engines, programs, { scale, rounds }, report) {
  const [subject] = engines;
  const legend = `${subject.name} seconds, and its time divided by that of each peer (below 1: ${subject.name} is faster)`;
  const complaints = [];
  const quick = engines.filter((engine) => engine.name !== "fengari" || engine === subject);
  if (quick.length > 1 || quick.length === engines.length) {
    console.log(`\n${legend}, best of ${rounds}:\n`);
    const comparison = compareEngines(meter, quick, programs, scale);
    Object.assign(report.programs, comparison.programs);
    complaints.push(...comparison.complaints);
  }
  if (quick.length < engines.length) {
    console.log(`\nThe same at ${FENGARI_SCALE} of the size:\n`);
    const slow = [subject, ...engines.filter((engine) => engine.name === "fengari")];
    const comparison = compareEngines(meter, slow, programs, scale * FENGARI_SCALE);
    for (const [name, entry] of Object.entries(comparison.programs)) report.programs[`${name} (small)`] = entry;
    complaints.push(...comparison.complaints);
  }
  return complaints;
}

/**
 * @param {Meter} meter
 * @param {Engine[]} engines
 * @param {import("./lib/programs.mjs").Program[]} programs
 * @param {Options} options
 * @param {import("./lib/baseline.mjs").Report} report filled in
 */
function measureMicro(meter, engines, programs, { scale }, report) {
  console.log();
  const operations = compareOperations(meter, engines, programs, scale);
  report.micro = operations.micro;
  return operations.complaints;
}

/**
 * Reads a baseline before anything is measured, so that a wrong name costs no time.
 * @param {string} option
 * @param {string} file
 */
function readBaseline(option, file) {
  try {
    return readReport(file);
  } catch (error) {
    throw new UsageError(`${option}: ${error instanceof Error ? error.message : error}`);
  }
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else process.exitCode = options.modules ? measureModules(options.only) : main(options);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`bench: ${error.message}\nTry --help.`);
    process.exitCode = 2;
  } else {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
