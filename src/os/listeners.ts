import { hold, letGo } from "./keep-alive.js";
import { type Readiness } from "./readiness.js";

export const READABLE = 1;
export const WRITABLE = 2;
export const PRIORITY = 4;

type Listener = () => void;

/**
 * Who waits for a descriptor: what all ways to wait have in common.
 *
 * What the system is asked for goes on when a listener is gone, since mostly the next one follows at once; when that does not, the first
 * event that nobody waits for ends it. So that does not keep the event loop: listeners do.
 */
export abstract class Listeners implements Readiness {
  private readable: Listener | undefined;
  private writable: Listener | undefined;
  private priority: Listener | undefined;
  /** What the system was asked for: READABLE, WRITABLE, PRIORITY. */
  protected armed = 0;

  /** Asks the system for these, and nothing else. */
  protected abstract ask(wanted: number): void;

  onReadable(listener: Listener): void {
    if (this.readable === undefined) hold();
    this.readable = listener;
    if ((this.armed & READABLE) === 0) this.armOr(() => this.cancelReadable());
  }

  onWritable(listener: Listener): void {
    if (this.writable === undefined) hold();
    this.writable = listener;
    if ((this.armed & WRITABLE) === 0) this.armOr(() => this.cancelWritable());
  }

  onPriority(listener: Listener): void {
    if (this.priority === undefined) hold();
    this.priority = listener;
    if ((this.armed & PRIORITY) === 0) this.armOr(() => this.cancelPriority());
  }

  cancelReadable(): void {
    if (this.readable === undefined) return;
    this.readable = undefined;
    letGo();
  }

  cancelWritable(): void {
    if (this.writable === undefined) return;
    this.writable = undefined;
    letGo();
  }

  cancelPriority(): void {
    if (this.priority === undefined) return;
    this.priority = undefined;
    letGo();
  }

  close(): void {
    this.cancelReadable();
    this.cancelWritable();
    this.cancelPriority();
  }

  /** What somebody listens for. */
  private get heard(): number {
    return (this.readable ? READABLE : 0) | (this.writable ? WRITABLE : 0) | (this.priority ? PRIORITY : 0);
  }

  private arm(): void {
    const { heard } = this;
    this.ask(heard);
    this.armed = heard;
  }

  /** arm(); when the system refuses, `cancel` takes the new listener away again. */
  private armOr(cancel: () => void): void {
    try {
      this.arm();
    } catch (error) {
      cancel();
      throw error;
    }
  }

  /**
   * Calls back who waits for what has happened.
   * @param events READABLE, WRITABLE, PRIORITY; all of them for an error, which reading or writing tells then
   * @param failed the system goes on telling of that error whatever it was asked for
   */
  protected happened(events: number, failed: boolean): void {
    const { readable, writable, priority, heard } = this;
    if (failed ? (events & heard) === 0 : (events & this.armed & ~heard) !== 0) this.arm();
    if ((events & READABLE) !== 0 && readable) {
      this.cancelReadable();
      readable();
    }
    // Which that may have called off.
    if ((events & WRITABLE) !== 0 && writable && this.writable === writable) {
      this.cancelWritable();
      writable();
    }
    if ((events & PRIORITY) !== 0 && priority && this.priority === priority) {
      this.cancelPriority();
      priority();
    }
  }
}
