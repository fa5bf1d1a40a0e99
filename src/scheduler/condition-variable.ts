import { type Address, EMI_HOST_SUSPEND, VALUE_SIZE } from "../interp/abi.js";
import { type Mutex, mutexKind } from "./mutex.js";
import { type Fiber, WAITING } from "./runtime/fiber.js";
import { defineKind, expectKind } from "./runtime/kind.js";
import { ReadyQueue } from "./runtime/ready-queue.js";
import { type VmContext } from "./runtime/vm-context.js";

/** A fiber in wait(), and the mutex it gets back. An interrupted one stays in the queue, marked. */
interface Waiter {
  readonly fiber: Fiber;
  readonly mutex: Mutex;
  gone: boolean;
}

/** Fibers that wait for news, first come first served. */
class ConditionVariable {
  readonly waiters = new ReadyQueue<Waiter>();
  /** How many of them were interrupted. */
  private gone = 0;

  /** Wakes the fiber that has waited longest; false when there is none. */
  notify(): boolean {
    for (let waiter = this.waiters.shift(); waiter !== undefined; waiter = this.waiters.shift()) {
      if (waiter.gone) this.gone--;
      if (waiter.gone || waiter.fiber.state !== WAITING) continue;
      waiter.fiber.interrupter = undefined;
      waiter.mutex.grant(waiter.fiber);
      return true;
    }
    return false;
  }

  /** A waiter was interrupted. */
  forget(waiter: Waiter): void {
    waiter.gone = true;
    this.gone++;
    if (this.gone <= FEW || this.gone <= this.waiters.length / 2) return;
    this.waiters.retain((waiting) => !waiting.gone);
    this.gone = 0;
  }
}

/** Not worth a search. */
const FEW = 64;

/**
 * Module `condition_variable`.
 *
 * - `new() -> condition_variable`
 * - `c:wait(m)`: unlocks the mutex m, waits for a notification, and locks m again, also before it raises "Fiber interrupted".
 *   Suspends; an interruption point: an interrupted fiber consumes no notification. EPERM when the caller does not hold m.
 * - `c:notify_one()`, `c:notify_all()`: wake the fiber that has waited longest, or all. Do not suspend, and the mutex need not be
 *   held.
 *
 * Source: manual, condition_variable.
 */
export function openConditionVariable(context: VmContext, table: Address): void {
  const { core } = context;
  const mutexes = mutexKind(context);
  const kind = defineKind<ConditionVariable>(context, {
    name: "condition_variable",
    methods: {
      wait(condition, base, nargs) {
        if (nargs < 2) context.errors.raiseGeneric("EINVAL", { arg: 2 });
        const mutex = expectKind(context, mutexes, base + VALUE_SIZE, 2);
        if (mutex.owner !== context.running || mutex.owner === undefined) context.errors.raiseGeneric("EPERM");
        const fiber = context.suspendable();
        const waiter: Waiter = { fiber, mutex, gone: false };
        condition.waiters.push(waiter);
        fiber.state = WAITING;
        fiber.interrupter = () => {
          condition.forget(waiter);
          context.setInterrupted(fiber);
          mutex.grant(fiber);
        };
        mutex.release();
        return EMI_HOST_SUSPEND;
      },
      notify_one(condition) {
        condition.notify();
        return 0;
      },
      notify_all(condition) {
        while (condition.notify());
        return 0;
      },
    },
  });
  core.setFunction(table, "new", (base) => {
    core.writeHandle(base, kind, new ConditionVariable());
    return 1;
  });
}
