import { type Address } from "./interp/abi.js";
import { readResults } from "./interp/call.js";
import { EmiluaError } from "./interp/errors.js";
import { takeError } from "./interp/lua-errors.js";
import { Budget, type StopReason } from "./scheduler/runtime/budget.js";
import { DONE, FAILED, type Fiber } from "./scheduler/runtime/fiber.js";
import { type VmContext } from "./scheduler/runtime/vm-context.js";

/** Limits of a run, for its first fiber and all that it spawns together. */
export interface RunLimits {
  /** Milliseconds during which its code runs, waiting not counted. Default: no limit. */
  cpuMs?: number | undefined;
  /** Milliseconds until it must be over, waiting included. Default: no limit. */
  deadlineMs?: number | undefined;
}

/** How a job ended or why it stands still; told by `type`, never by a message. */
export type Outcome =
  | { readonly type: "done"; readonly values: unknown[] }
  | { readonly type: "error"; readonly error: Error }
  | { readonly type: "stopped"; readonly reason: StopReason }
  | { readonly type: "killed" };

/**
 * Lua code that runs as a fiber, seen from TypeScript.
 *
 * A job that used up its limits stops between two instructions, with everything as it was. It can then be resumed with new
 * limits or killed.
 *
 * @example
 * const job = vm.start("while true do end", { cpuMs: 20 });
 * let outcome = await job.wait();             // { type: "stopped", reason: "cpu" }
 * job.resume({ cpuMs: 20 });                  // 20 ms more ...
 * outcome = await job.wait();
 * job.kill();
 */
export class Job {
  private readonly budget: Budget;
  private readonly fiber: Fiber;
  private outcome: Outcome | undefined;
  private waiters: ((outcome: Outcome) => void)[] = [];

  /** @internal */
  constructor(
    private readonly context: VmContext,
    fn: Address,
    args: Address,
    nargs: number,
    limits: RunLimits,
  ) {
    this.budget = new Budget((reason) => this.settle({ type: "stopped", reason }));
    this.fiber = context.spawn(fn, args, nargs, this.budget);
    this.fiber.importer = true;
    this.fiber.onEnd = (fiber) => this.ended(fiber);
    this.budget.refill(limits.cpuMs ?? Infinity, limits.deadlineMs ?? Infinity);
  }

  /** What is known now; undefined while it runs or waits. */
  get state(): Outcome | undefined {
    return this.outcome;
  }

  /** Resolves when the job has ended or stopped. Never rejects. */
  wait(): Promise<Outcome> {
    if (this.outcome) return Promise.resolve(this.outcome);
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  /** Asks the job to stop; it does so at the end of its slice. */
  stop(): void {
    if (this.outcome === undefined) this.budget.stop("request");
  }

  /** Lets a stopped job go on, with new limits. */
  resume(limits: RunLimits = {}): void {
    if (this.outcome?.type !== "stopped") return;
    this.outcome = undefined;
    this.budget.refill(limits.cpuMs ?? Infinity, limits.deadlineMs ?? Infinity);
  }

  /** Ends the job and every fiber it spawned, without running any more of their code. */
  kill(): void {
    if (this.fiber.ended) return;
    this.budget.close();
    this.context.dropAll(this.budget);
  }

  private ended(fiber: Fiber): void {
    const { core } = this.context;
    this.budget.close();
    if (fiber.state === DONE) this.settle(this.results());
    else if (fiber.state === FAILED) this.settle({ type: "error", error: takeError(core) });
    else if (core.closed !== undefined) this.settle({ type: "error", error: core.closed });
    else this.settle({ type: "killed" });
  }

  private results(): Outcome {
    try {
      return { type: "done", values: readResults(this.context.core, true) as unknown[] };
    } catch (error) {
      return { type: "error", error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  private settle(outcome: Outcome): void {
    this.outcome = outcome;
    for (const waiter of this.waiters.splice(0)) waiter(outcome);
  }
}

/** Thrown by Vm.run when the run stopped; `job` can be resumed. */
export class BudgetError extends EmiluaError {
  override name = "BudgetError";

  constructor(
    readonly job: Job,
    readonly reason: StopReason,
  ) {
    super("ERR_BUDGET", reason === "cpu" ? "the run used up its time (cpuMs)" : `the run was stopped (${reason})`);
  }
}

/** The results of a job, or what ended it thrown. */
export async function valuesOf(job: Job): Promise<unknown[]> {
  const outcome = await job.wait();
  switch (outcome.type) {
    case "done":
      return outcome.values;
    case "error":
      throw outcome.error;
    case "stopped":
      throw new BudgetError(job, outcome.reason);
    case "killed":
      throw new EmiluaError("ERR_KILLED", "the run was killed");
  }
}
