import { progress, Table } from "./table.mjs";
import { judge } from "./verdict.mjs";

/** @typedef {import("./verdict.mjs").Complaint} Complaint */

/**
 * @typedef {object} Operations
 * @property {Record<string, { size: number, engines: Record<string, number> }>} micro
 *   nanoseconds per operation by program and engine
 * @property {Complaint[]} complaints
 */

/**
 * Measures single operations and prints nanoseconds for each.
 *
 * Every program runs at its full size and at half of it; the difference of the times, over the difference of
 * the sizes, is free of start-up, compilation and warm-up.
 * @param {import("./measure.mjs").Meter} meter
 * @param {import("./engines.mjs").Engine[]} engines
 * @param {import("./programs.mjs").Program[]} programs
 * @param {number} scale factor on the size of every program
 * @returns {Operations}
 */
export function compareOperations(meter, engines, programs, scale) {
  const table = new Table(
    ["ns per operation", ...engines.map((engine) => engine.name)],
    Math.max(16, ...programs.map((program) => program.name.length + 2)),
  );
  /** @type {Operations} */
  const result = { micro: {}, complaints: [] };

  for (const program of programs) {
    progress(program.name);
    // Programs do ten operations per turn of their loop, so both sizes are multiples of ten.
    const half = Math.max(10, Math.round((program.size * scale) / 20) * 10);
    const size = 2 * half;
    const short = meter.measure(program, half, engines);
    const long = meter.measure(program, size, engines);
    const complaints = [...judge(program.name, short), ...judge(program.name, long)];
    result.complaints.push(...complaints);

    /** @type {Record<string, number>} */
    const good = {};
    const cells = engines.map(({ name }) => {
      const wrong = complaints.find((complaint) => complaint.engine === name);
      const [a, b] = [short.get(name), long.get(name)];
      if (wrong || !a || !b) return wrong?.kind ?? "-";
      good[name] = Math.max(0, ((b.best - a.best) / (size - half)) * 1e9);
      return good[name].toFixed(1);
    });
    result.micro[program.name] = { size, engines: good };
    progress("");
    table.row([program.name, ...cells]);
  }
  return result;
}
