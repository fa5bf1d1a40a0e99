/** @param {number[]} values at least one */
export function minimum(values) {
  return values.reduce((a, b) => Math.min(a, b));
}

/** @param {number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The mean for ratios: 2 and 1/2 cancel out.
 * @param {number[]} values positive numbers
 * @returns {number | undefined} undefined when there is nothing to average
 */
export function geometricMean(values) {
  if (values.length === 0) return undefined;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
