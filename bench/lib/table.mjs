/** Prints a table line by line, while its rows are still being measured. */
export class Table {
  #widths;

  /**
   * @param {string[]} header
   * @param {number} first width of the first column, which is the only one aligned left
   */
  constructor(header, first) {
    this.#widths = header.map((title, i) => (i === 0 ? Math.max(first, title.length) : Math.max(9, title.length + 2)));
    this.row(header);
    console.log(this.#widths.map((width) => "-".repeat(width)).join(""));
  }

  /** @param {string[]} cells */
  row(cells) {
    const line = cells.map((cell, i) => (i === 0 ? cell.padEnd(this.#widths[i]) : cell.padStart(this.#widths[i])));
    console.log(line.join("").trimEnd());
  }
}

/** @param {number | undefined} value a ratio; "-" when there is none */
export function ratio(value) {
  return value === undefined ? "-" : `${value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 1)}x`;
}

/**
 * Shows on a terminal what is being measured, in a line that the next table row overwrites.
 * @param {string} text "" to clear it
 */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
