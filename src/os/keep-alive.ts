/** Node cannot wait longer at once. */
const LONGEST_MS = 0x7fffffff;

let holders = 0;
let timer: NodeJS.Timeout | undefined;

/**
 * Keeps this thread's event loop from ending until letGo() was called as often. For waits for what does not keep it by itself, such as
 * signals. Cheap: most calls only count.
 */
export function hold(): void {
  if (holders++ > 0) return;
  if (timer) timer.ref();
  else timer = setInterval(() => {}, LONGEST_MS);
}

/** See hold(). */
export function letGo(): void {
  if (--holders === 0) timer!.unref();
}

/** hold() as an object: the function that it answers lets go. Once. */
export function keepAlive(): () => void {
  hold();
  return letGo;
}
