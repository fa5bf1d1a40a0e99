import { isMainThread } from "node:worker_threads";
import { nodeName } from "./signal-numbers.js";

/**
 * How this process handles signals: one listener of Node's for each signal that some set contains or that is ignored. Without one
 * the system's default holds, which Node sets when it starts for all but SIGPIPE and SIGXFSZ (ignored) and SIGUSR1 (the debugger).
 * Listeners do not keep the process alive. Node has them in the main thread only.
 */
export type Receiver = (signal: number) => void;

interface Handler {
  readonly receivers: Set<Receiver>;
  readonly listener: () => void;
}

const handlers = new Map<number, Handler>();
const ignored = new Set<number>();

/** Whether this thread can handle signals. */
export const canHandle = isMainThread;

function ignore(): void {}

/** From now on `receiver` is told of each occurrence. It ends that the signal is ignored. */
export function addReceiver(signal: number, receiver: Receiver): void {
  let handler = handlers.get(signal);
  if (handler === undefined) {
    const receivers = new Set<Receiver>();
    const listener = (): void => {
      for (const receive of receivers) receive(signal);
    };
    process.on(nodeName(signal), listener);
    if (ignored.delete(signal)) process.off(nodeName(signal), ignore);
    handlers.set(signal, (handler = { receivers, listener }));
  }
  handler.receivers.add(receiver);
}

/** The last receiver to go leaves the default behind. */
export function removeReceiver(signal: number, receiver: Receiver): void {
  const handler = handlers.get(signal);
  if (!handler?.receivers.delete(receiver) || handler.receivers.size > 0) return;
  process.off(nodeName(signal), handler.listener);
  handlers.delete(signal);
}

/** Whether somebody receives it. */
export function isReceived(signal: number): boolean {
  return handlers.has(signal);
}

/** The signal does nothing any more. */
export function ignoreSignal(signal: number): void {
  if (ignored.has(signal)) return;
  process.on(nodeName(signal), ignore);
  ignored.add(signal);
}

/** The signal does what the system has it do */
export function resetSignal(signal: number): void {
  const name = nodeName(signal);
  if (!ignored.delete(signal)) process.on(name, ignore);
  process.off(name, ignore); // the last listener to go makes Node restore the default, whatever was before
}
