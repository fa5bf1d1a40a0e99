import { RESOLUTION } from "./measure.mjs";
import { geometricMean } from "./statistics.mjs";
import { progress, ratio, Table } from "./table.mjs";
import { judge } from "./verdict.mjs";

/** @typedef {import("./engines.mjs").Engine} Engine */
/** @typedef {import("./measure.mjs").Timing} Timing */
/** @typedef {import("./programs.mjs").Program} Program */
/** @typedef {import("./verdict.mjs").Complaint} Complaint */

/**
 * @typedef {object} Comparison
 * @property {Record<string, { size: number, engines: Record<string, { best: number, median: number }> }>} programs
 *   seconds by program and engine; runs that failed or printed something else are left out
 * @property {Complaint[]} complaints
 */

/**
 * Measures programs under several engines and prints a table of ratios to the first one.
 * @param {import("./measure.mjs").Meter} meter
 * @param {Engine[]} engines the one under test first
 * @param {Program[]} programs
 * @param {number} scale factor on the size of every program
 * @returns {Comparison}
 */
export function compareEngines(meter, engines, programs, scale) {
  const [subject, ...peers] = engines;
  const table = new Table(
    ["program", "best s", "median s", ...peers.map((peer) => peer.name)],
    Math.max(16, ...programs.map((program) => program.name.length + 2)),
  );
  /** @type {Comparison} */
  const result = { programs: {}, complaints: [] };
  /** @type {Map<string, { program: string, ratio: number }[]>} */
  const ratios = new Map(peers.map((peer) => [peer.name, []]));

  for (const program of programs) {
    progress(program.name);
    const size = Math.max(1, Math.round(program.size * scale));
    const timings = meter.measure(program, size, engines);
    const complaints = judge(program.name, timings);
    result.complaints.push(...complaints);
    /** @type {Record<string, { best: number, median: number }>} */
    const good = {};
    for (const [name, { best, median }] of timings) {
      if (!complaints.some((complaint) => complaint.engine === name)) good[name] = { best, median };
    }
    result.programs[program.name] = { size, engines: good };

    const own = good[subject.name];
    const cells = peers.map((peer) => {
      const wrong = complaints.find((complaint) => complaint.engine === peer.name);
      if (wrong || !own) return wrong?.kind ?? "-";
      const value = Math.max(own.best, RESOLUTION) / Math.max(good[peer.name].best, RESOLUTION);
      ratios.get(peer.name)?.push({ program: program.name, ratio: value });
      return ratio(value);
    });
    const wrong = complaints.find((complaint) => complaint.engine === subject.name);
    progress("");
    table.row([program.name, wrong?.kind ?? own.best.toFixed(3), own ? own.median.toFixed(3) : "-", ...cells]);
  }

  printSummary(table, ratios);
  return result;
}

/**
 * @param {Table} table
 * @param {Map<string, { program: string, ratio: number }[]>} ratios
 */
function printSummary(table, ratios) {
  const lists = [...ratios.values()];
  const worst = lists.map((list) => list.reduce((a, b) => (!a || b.ratio > a.ratio ? b : a), list[0]));
  table.row([]);
  table.row(["geometric mean", "", "", ...lists.map((list) => ratio(geometricMean(list.map((r) => r.ratio))))]);
  table.row(["worst", "", "", ...worst.map((entry) => ratio(entry?.ratio))]);
  [...ratios.keys()].forEach((name, i) => {
    if (worst[i]) console.log(`worst against ${name}: ${worst[i].program} (${ratio(worst[i].ratio)})`);
  });
}
