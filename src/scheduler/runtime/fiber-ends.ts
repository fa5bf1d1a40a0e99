import { RESUME_ERROR } from "../../interp/abi.js";
import { OutOfMemoryError, VmClosedError } from "../../interp/errors.js";
import { takeError } from "../../interp/lua-errors.js";
import { HeldValues } from "./delivery.js";
import { ancestry, DETACHED, DONE, FAILED, type Fiber, JOINABLE } from "./fiber.js";
import { type PanicStyle } from "./panic.js";
import { type Ends } from "./runner.js";
import { type VmContext } from "./vm-context.js";

/**
 * What happens when a fiber of a VM ends: who gets its results or its error, what is told on standard error, and whether that
 * ends the VM.
 *
 * A fiber that died is reported once it is certain that nobody will join it: when it is detached (also by the collection of its
 * handle), or when the VM closes.
 */
export class FiberEnds implements Ends {
  /** Fibers that died and nobody has joined or detached, in order. */
  private readonly unreported = new Set<Fiber>();

  constructor(
    private readonly context: VmContext,
    private readonly style: PanicStyle,
    private readonly writeError: (text: string) => void,
  ) {}

  finish(fiber: Fiber): void {
    fiber.state = DONE;
    const { context } = this;
    if (fiber === context.main && !context.mailbox.imported) context.mailbox.close();
    const { core } = context;
    if (fiber.onEnd) fiber.onEnd(fiber);
    else if (fiber.ownership !== DETACHED) {
      const n = core.resultCount;
      const results = n === 0 ? undefined : HeldValues.take(core, core.exports.emi_result() >>> 0, n);
      if (fiber.joiner) {
        fiber.joiner.delivery = results;
        context.wake(fiber.joiner);
      } else fiber.results = results;
    }
    context.forget(fiber);
  }

  fail(fiber: Fiber): void {
    fiber.state = FAILED;
    const { context } = this;
    const { core } = context;
    if (fiber.onEnd) {
      fiber.onEnd(fiber);
      return context.forget(fiber);
    }
    if (fiber !== context.main && context.errors.isCore(core.errorSlot, "interrupted")) return this.interrupted(fiber);
    const error = takeError(core);
    if (fiber === context.main) return this.panic(error.message, error.traceback);
    if (fiber.joiner) {
      fiber.joiner.delivery = HeldValues.take(core, core.errorSlot, 1);
      fiber.joiner.mode = RESUME_ERROR;
      context.wake(fiber.joiner);
    } else {
      const value = HeldValues.take(core, core.errorSlot, 1)!;
      fiber.failure = { message: error.message, traceback: error.traceback + ancestry(fiber.origin), value };
      if (fiber.ownership === DETACHED) this.report(fiber);
      else this.unreported.add(fiber);
    }
    context.forget(fiber);
  }

  /** It ended as it was asked to: that is no failure, there just are no results. */
  private interrupted(fiber: Fiber): void {
    fiber.state = DONE;
    fiber.interruptionCaught = true;
    if (fiber.joiner) this.context.wake(fiber.joiner);
    this.context.forget(fiber);
  }

  failCleanup(fiber: Fiber): void {
    const { context } = this;
    const { message, traceback } = takeError(context.core);
    this.writeError(this.style.cleanup(context.name, fiber.name, message, traceback));
    context.core.end(new VmClosedError("ERR_VM_CLEANUP", `the VM was closed: a cleanup handler raised ${message}`));
  }

  quiet(): void {
    this.context.noticeIdle();
  }

  /** The main fiber died, perhaps before it ran. The VM ends. */
  panic(message: string, traceback: string): void {
    const { context } = this;
    context.failed = true;
    this.writeError(this.style.mainFiber(context.name, message, traceback));
    context.close();
  }

  /** The core is gone, and nobody who runs code in it will tell. A cleanup handler's failure was told already. */
  coreEnded(reason: VmClosedError): void {
    if (reason.code === "ERR_VM_CLEANUP") return;
    const { name } = this.context;
    this.writeError(
      reason instanceof OutOfMemoryError ? this.style.outOfMemory(name) : this.style.fault(name, reason.message),
    );
  }

  /** Nobody will join this fiber. */
  detach(fiber: Fiber): void {
    if (fiber.ownership !== JOINABLE) return;
    fiber.ownership = DETACHED;
    fiber.results?.drop(this.context.core);
    fiber.results = undefined;
    if (fiber.state === FAILED) this.report(fiber);
  }

  /** The failure of this fiber was seen by whoever joined it. */
  joined(fiber: Fiber): void {
    this.unreported.delete(fiber);
  }

  /** Nobody will join any fiber. */
  reportAll(): void {
    for (const fiber of this.unreported) this.report(fiber);
  }

  private report(fiber: Fiber): void {
    this.unreported.delete(fiber);
    const { failure } = fiber;
    if (failure === undefined) return;
    fiber.failure = undefined;
    failure.value.drop(this.context.core);
    this.writeError(this.style.fiber(fiber.name, failure.message, failure.traceback));
  }
}
