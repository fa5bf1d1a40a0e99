import { type Delivery } from "../../scheduler/runtime/delivery.js";
import { type Core } from "../../interp/core.js";
import { type Address, EMI_HOST_SUSPEND } from "../../interp/abi.js";
import { type ErrorMembers } from "../../scheduler/runtime/error-values.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Wait, type Work } from "../../scheduler/runtime/wait.js";
import { type ErrorCode, errorCode, membersOf, OPERATION_ABORTED } from "./system-error.js";

/**
 * A fiber that waits for something Node does.
 *
 * A host function makes one, which suspends the calling fiber, starts the work, and answers {@link Operation.suspended}. The work
 * then calls one of `done`, `doneNumber` and `fail`, once, at any later time. Or at once: then the fiber goes on when it is its turn.
 *
 * Nothing is lost when the fiber is interrupted: `stop` is asked to stop the work. If it does (answers true), nothing of it has
 * happened, and "Fiber interrupted" is raised. If it cannot, the work goes on, the fiber gets its result, and the interruption
 * is raised at the next interruption point. cancel() of an object does the same with "Operation canceled".
 */
export class Operation implements Work {
  /** What the host function answers. */
  static readonly suspended = EMI_HOST_SUSPEND;

  private readonly wait: Wait;
  private over = false;

  /**
   * Raises what forbids to wait (an interruption, a forbid-suspend block), else the running fiber is suspended.
   * @param stop stops the work; true: it will not be heard of again. Without it the work cannot be stopped
   */
  constructor(
    private readonly context: VmContext,
    private readonly stop?: () => boolean,
  ) {
    this.wait = context.suspend(this);
    context.scheduler.outside++;
  }

  /**
   * The work is done: the fiber goes on with what `write` puts at a slot and after it.
   * @param count number of results
   * @returns false when nobody is there any more: then whatever the result owns (a descriptor, say) must be given back
   */
  done(count = 0, write?: (core: Core, at: Address) => void): boolean {
    if (!this.end()) return false;
    if (count === 0) this.wait.resume();
    else this.wait.deliver(new Values(count, write!));
    return true;
  }

  /** The work is done: the fiber goes on with these values, which are dropped when there is nobody any more. */
  deliver(values: Delivery): void {
    if (this.end()) this.wait.deliver(values);
    else values.drop(this.context.core);
  }

  /** The work is done, and its result is a number. */
  doneNumber(result: number): boolean {
    if (!this.end()) return false;
    this.wait.deliver(new NumberValue(result));
    return true;
  }

  /**
   * The work failed.
   * @param error Node's error, or an error code
   * @param extra members of the error table
   */
  fail(error: unknown, extra?: ErrorMembers): boolean {
    if (!this.end()) return false;
    const { category, code } = isErrorCode(error) ? error : errorCode(error);
    this.wait.failWith(this.context.errors.deliveryOf(category, code, membersOf(error, extra)));
    return true;
  }

  /** Somebody calls the work off, with cancel() or close(). False: it cannot be stopped, and goes on. */
  abort(): boolean {
    if (this.over || !this.stop?.()) return false;
    return this.fail(OPERATION_ABORTED);
  }

  /** The VM ended. */
  cancel(): void {
    if (this.end()) this.stop?.();
  }

  /** The fiber is interrupted. */
  interrupt(): void {
    if (this.over || !this.stop?.() || !this.end()) return;
    this.wait.failWith(this.context.errors.delivery("interrupted"));
  }

  private end(): boolean {
    if (this.over) return false;
    this.over = true;
    this.context.scheduler.outside--;
    return true;
  }
}

function isErrorCode(error: unknown): error is ErrorCode {
  return typeof error === "object" && error !== null && "category" in error;
}

class Values implements Delivery {
  constructor(
    readonly length: number,
    private readonly write: (core: Core, at: Address) => void,
  ) {}

  place(core: Core, at: Address): void {
    this.write(core, at);
  }

  drop(): void {}
}

class NumberValue implements Delivery {
  readonly length = 1;

  constructor(private readonly value: number) {}

  place(core: Core, at: Address): void {
    core.memory.setNumber(at, this.value);
  }

  drop(): void {}
}
