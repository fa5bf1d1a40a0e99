import { RESUME_ERROR } from "../../interp/abi.js";
import { type StringMode } from "../../interp/marshal.js";
import { type Delivery, JsDelivery } from "./delivery.js";
import { type Fiber } from "./fiber.js";

/** Who is at work for a waiting fiber. */
export interface Work {
  /** The fiber will not wait any longer: its VM closes, or it was interrupted. */
  cancel?(): void;
  /** The fiber is interrupted. Without this: cancel(), and "Fiber interrupted" is raised. */
  interrupt?(): void;
}

/**
 * A fiber waiting for something outside its VM. This is all a module needs to know of the scheduler: it calls one
 * of `settle`, `fail` or `resume` once, at any later time; whatever comes second, or after the VM closed, is ignored.
 */
export class Wait {
  constructor(
    readonly fiber: Fiber,
    private readonly work?: Work,
  ) {}

  /** Goes on with the error "Fiber interrupted", or sees to it that this comes. */
  interrupt(): void {
    if (this.work?.interrupt) return this.work.interrupt();
    if (!this.finish()) return;
    this.stop();
    this.fiber.context.wakeInterrupted(this.fiber);
  }

  /** Goes on with no results. Allocates nothing. */
  resume(): void {
    if (this.finish()) this.fiber.context.wake(this.fiber);
  }

  /** Goes on with a JavaScript value (or Results) as what the host function answers. */
  settle(value: unknown, strings: StringMode = "utf8"): void {
    if (!this.finish()) return;
    this.fiber.delivery = new JsDelivery(value, strings);
    this.fiber.context.wake(this.fiber);
  }

  /** Raises an error where the host function was called. */
  fail(error: unknown): void {
    if (!this.finish()) return;
    this.fiber.mode = RESUME_ERROR;
    this.fiber.delivery = new JsDelivery(errorValue(error), "utf8");
    this.fiber.context.wake(this.fiber);
  }

  /** Goes on with these values as results. */
  deliver(delivery: Delivery): void {
    if (!this.finish()) return;
    this.fiber.delivery = delivery;
    this.fiber.context.wake(this.fiber);
  }

  /** Raises this error where the host function was called. */
  failWith(delivery: Delivery): void {
    if (!this.finish()) return;
    this.fiber.mode = RESUME_ERROR;
    this.fiber.delivery = delivery;
    this.fiber.context.wake(this.fiber);
  }

  /** The fiber will never go on: tells whoever is at work. */
  cancel(): void {
    if (this.finish()) this.stop();
  }

  /** Tells whoever is at work that nobody waits any longer. */
  protected stop(): void {
    this.work?.cancel?.();
  }

  private finish(): boolean {
    const { fiber } = this;
    if (fiber.wait !== this) return false;
    fiber.wait = undefined;
    fiber.context.waitEnded();
    return true;
  }
}

/** What Lua gets to see of a JavaScript error: the value of a LuaError, else the message. */
function errorValue(error: unknown): unknown {
  if (error instanceof Error) return "value" in error ? error.value : error.message.toWellFormed();
  return String(error);
}
