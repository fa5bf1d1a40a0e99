import { type Address, EMI_HOST_SUSPEND } from "../interp/abi.js";
import { type Kind } from "../interp/handles.js";
import { type Fiber, WAITING } from "./runtime/fiber.js";
import { defineKind } from "./runtime/kind.js";
import { ReadyQueue } from "./runtime/ready-queue.js";
import { type VmContext } from "./runtime/vm-context.js";

/** A lock for the fibers of one VM. It passes from owner to waiter directly, first come first served. */
export class Mutex {
  owner: Fiber | undefined;
  private readonly waiters = new ReadyQueue<Fiber>();

  /** Gives it to the next fiber that waits, if there is one. */
  release(): void {
    let next = this.waiters.shift();
    while (next !== undefined && next.state !== WAITING) next = this.waiters.shift(); // its VM dropped it
    this.owner = next;
    if (next !== undefined) next.context.wake(next);
  }

  /** Gives it to a waiting fiber, now or as soon as it is free, and makes that ready. */
  grant(fiber: Fiber): void {
    if (this.owner !== undefined) return this.waiters.push(fiber);
    this.owner = fiber;
    fiber.context.wake(fiber);
  }

  /** Queues a fiber that will wait. */
  enqueue(fiber: Fiber): void {
    this.waiters.push(fiber);
  }
}

/**
 * Module `mutex`.
 *
 * - `new() -> mutex`
 * - `m:lock()`: waits until the mutex is free, and takes it. No other fiber runs in between when it is free already (dispatch
 *   semantics). Suspends; not an interruption point. EDEADLK when the caller holds it, or raises in a forbid-suspend block.
 * - `m:unlock()`: passes it to the fiber that has waited longest. Does not suspend. EPERM when the caller does not hold it.
 *
 * Source: manual, mutex.
 */
export function openMutex(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = mutexKind(context);
  core.setFunction(table, "new", (base) => {
    core.writeHandle(base, kind, new Mutex());
    return 1;
  });
}

const kinds = new WeakMap<VmContext, Kind<Mutex>>();

/** The kind of a VM's mutexes. */
export function mutexKind(context: VmContext): Kind<Mutex> {
  let kind = kinds.get(context);
  if (kind === undefined) {
    kind = defineKind<Mutex>(context, {
      name: "mutex",
      methods: {
        lock(mutex) {
          const fiber = context.suspendable(false);
          if (mutex.owner === undefined) {
            mutex.owner = fiber;
            return 0;
          }
          if (mutex.owner === fiber) context.errors.raiseGeneric("EDEADLK");
          mutex.enqueue(fiber);
          fiber.state = WAITING;
          return EMI_HOST_SUSPEND;
        },
        unlock(mutex) {
          if (mutex.owner !== context.running || mutex.owner === undefined) context.errors.raiseGeneric("EPERM");
          mutex.release();
          return 0;
        },
      },
    });
    kinds.set(context, kind);
  }
  return kind;
}
