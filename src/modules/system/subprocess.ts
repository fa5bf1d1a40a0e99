import { type ChildProcess } from "node:child_process";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { systemCall } from "./access.js";
import { numberOf } from "./signal-numbers.js";

/** How a child ended. */
interface End {
  readonly code: number;
  /** The signal that ended it. */
  readonly signal: number | undefined;
}

/**
 * A userdata subprocess. Node reaps every child when it ends, so none is ever left as a zombie. It keeps the event loop running
 * only while a fiber waits for it, and once its userdata is gone.
 */
export class Subprocess {
  private end: End | undefined;
  private waited = false;
  private waiter: Operation | undefined;

  /**
   * @param child runs
   * @param lastSignal is sent to it if it still runs when the userdata dies; 0: none is
   */
  constructor(
    private readonly context: VmContext,
    private readonly child: ChildProcess,
    private readonly lastSignal: number,
  ) {
    child.unref();
    child.on("exit", (code, name) => {
      const signal = name === null ? undefined : numberOf(name);
      this.end = { code: signal === undefined ? code! : 128 + signal, signal };
      const { waiter } = this;
      if (waiter === undefined) return;
      this.waiter = undefined;
      this.waited = true;
      waiter.done();
    });
  }

  /**
   * Makes the calling fiber wait for the child's end.
   * @returns false when there is nothing to wait for any more
   */
  wait(): boolean {
    const { context, child } = this;
    if (this.waited) context.errors.raiseGeneric("EINVAL", { arg: 1 });
    if (this.waiter) context.errors.raiseGeneric("EBUSY", { arg: 1 });
    if (this.end) {
      context.suspendable();
      this.waited = true;
      return false;
    }
    this.waiter = new Operation(context, () => {
      this.waiter = undefined;
      child.unref();
      return true;
    });
    child.ref();
    return true;
  }

  /** Sends a signal, which one that has ended does not notice until somebody has waited for it. */
  kill(signal: number): void {
    if (this.waited) this.context.errors.raiseGeneric("ESRCH");
    // Until Node has told of its end nobody else can have its number.
    if (this.end === undefined) systemCall(this.context, () => process.kill(this.child.pid!, signal));
  }

  get pid(): number {
    return this.waited ? this.context.errors.raiseGeneric("EINVAL") : this.child.pid!;
  }

  /** How it ended, for whoever has waited for that; EINVAL for others. */
  get ended(): End {
    return this.waited && this.end ? this.end : this.context.errors.raiseGeneric("EINVAL");
  }

  /** The userdata died: nobody can wait any more but Node. */
  release(): void {
    if (this.end) return;
    this.child.ref();
    try {
      if (this.lastSignal !== 0) process.kill(this.child.pid!, this.lastSignal);
    } catch {
      // It runs as somebody else, or this very moment ended.
    }
  }
}
