/** Node cannot wait longer at once. */
const LONGEST_MS = 0x7fffffff;

let holders = 0;
let timer: NodeJS.Timeout | undefined;

/**
 * Keeps this thread's event loop from ending until the function that it answers is called, once. For waits for what does not keep
 * it by itself, such as signals.
 */
export function keepAlive(): () => void {
  if (holders++ === 0) timer = setInterval(() => {}, LONGEST_MS);
  return () => {
    if (--holders === 0) clearInterval(timer);
  };
}
