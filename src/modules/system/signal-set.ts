import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { keepAlive } from "../../os/keep-alive.js";
import { Operation } from "../io/operation.js";
import { addReceiver, removeReceiver } from "./signal-handlers.js";

/**
 * A userdata system.signal.set. An occurrence of one of its signals ends all waits there are; when there are none it is queued,
 * as a count for each signal.
 */
export class SignalSet {
  /** Its signals, with the number of occurrences nobody has waited for yet. */
  private readonly queued = new Map<number, number>();
  /** Who waits, and how to stop keeping the process alive for it. */
  private readonly waits = new Map<Operation, () => void>();

  constructor(private readonly context: VmContext) {}

  add(signal: number): void {
    if (this.queued.has(signal)) return;
    addReceiver(signal, this.receive);
    this.queued.set(signal, 0);
  }

  remove(signal: number): void {
    if (this.queued.delete(signal)) removeReceiver(signal, this.receive);
  }

  clear(): void {
    for (const signal of this.queued.keys()) this.remove(signal);
  }

  cancel(): void {
    for (const wait of this.waits.keys()) wait.abort();
  }

  /** Takes the lowest signal that is queued. */
  take(): number | undefined {
    const waiting = [...this.queued].filter(([, count]) => count > 0).map(([signal]) => signal);
    if (waiting.length === 0) return undefined;
    const signal = Math.min(...waiting);
    this.queued.set(signal, this.queued.get(signal)! - 1);
    return signal;
  }

  /** Makes the calling fiber wait for a signal. */
  wait(): void {
    const wait: Operation = new Operation(this.context, () => this.forget(wait));
    this.waits.set(wait, keepAlive());
  }

  private forget(wait: Operation): boolean {
    this.waits.get(wait)?.();
    return this.waits.delete(wait);
  }

  private readonly receive = (signal: number): void => {
    if (this.waits.size === 0) this.queued.set(signal, this.queued.get(signal)! + 1);
    for (const wait of this.waits.keys()) {
      this.forget(wait);
      wait.doneNumber(signal);
    }
  };
}
