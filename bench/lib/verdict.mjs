/** @typedef {import("./measure.mjs").Timing} Timing */

/**
 * @typedef {object} Complaint
 * @property {string} program
 * @property {string} engine
 * @property {"FAIL" | "DIFF"} kind
 * @property {string} text
 */

/**
 * Checks that every engine finished and printed the same.
 *
 * The reference is the output most engines agree on; on a tie, that of the engine listed last, since the
 * engine under test is listed first.
 * @param {string} program
 * @param {Map<string, Timing>} timings
 * @returns {Complaint[]}
 */
export function judge(program, timings) {
  /** @type {Complaint[]} */
  const complaints = [];
  /** @type {Map<string, number>} */
  const votes = new Map();
  for (const [engine, { output, failure }] of timings) {
    if (failure) complaints.push({ program, engine, kind: "FAIL", text: failure });
    else votes.set(output, (votes.get(output) ?? 0) + 1);
  }
  let reference = "";
  let most = 0;
  for (const [output, count] of votes) {
    if (count >= most) [reference, most] = [output, count];
  }
  for (const [engine, { output, failure }] of timings) {
    if (!failure && output !== reference) {
      complaints.push({ program, engine, kind: "DIFF", text: `printed '${output}', not '${reference}'` });
    }
  }
  return complaints;
}
