import { type Address, EMI_HOST_SUSPEND } from "../interp/abi.js";
import { RaisedValue } from "../interp/lua-errors.js";
import { DONE, FAILED, type Fiber, JOINABLE, JOINED, WAITING } from "./runtime/fiber.js";
import { defineKind } from "./runtime/kind.js";
import { type VmContext } from "./runtime/vm-context.js";

/** Slots the core guarantees above a host function's base. */
const GUARANTEED = 24;

/**
 * Adds the global `spawn` and the kind of its handles.
 *
 * - `spawn(f) -> fiber`: a new fiber that calls f. Post semantics: it runs after the caller's next suspension, first in first
 *   out. Does not suspend.
 * - `fiber:join() -> ...`: suspends until the fiber has ended; answers what its function returned or raises what it
 *   raised; nothing when it was interrupted. An interruption point, which leaves the target joinable. EINVAL when it was
 *   joined or detached before, EDEADLK for the calling fiber itself.
 * - `fiber:detach()`: nobody will join. EINVAL when it was joined or detached before.
 * - `fiber:interrupt()`: asks it to end at its next interruption point. Does nothing to a detached fiber, or one that has ended;
 *   does not suspend.
 * - `fiber.joinable`: whether join() is still possible.
 * - `fiber.interruption_caught`: whether it ended by the interruption. EINVAL unless it was joined.
 *
 * Source: manual, Fibers.
 */
export function openFiber(context: VmContext, globals: Address): void {
  const { core } = context;
  const kind = defineKind<Fiber>(context, {
    name: "fiber",
    methods: {
      join: (fiber, base) => join(context, fiber, base),
      detach(fiber) {
        if (fiber.ownership !== JOINABLE) context.errors.raiseGeneric("EINVAL");
        context.ends.detach(fiber);
        return 0;
      },
      interrupt(fiber) {
        context.interrupt(fiber);
        return 0;
      },
    },
    getters: {
      interruption_caught(fiber, slot) {
        if (fiber.ownership !== JOINED || !fiber.ended) context.errors.raiseGeneric("EINVAL");
        core.memory.setBoolean(slot, fiber.interruptionCaught);
      },
      joinable: (fiber, slot) => core.memory.setBoolean(slot, fiber.ownership === JOINABLE),
    },
    // Collecting the handle detaches. Within a collection nothing may be done yet; a VM that ends reports on all of its fibers.
    release(fiber) {
      if (!core.ending) core.defer(() => context.ends.detach(fiber));
    },
  });

  core.setFunction(globals, "spawn", (base, nargs) => {
    if (nargs === 0 || !core.isFunction(base)) context.errors.raiseGeneric("EINVAL", { arg: 1 });
    const origin = context.tracing ? context.originHere() : undefined;
    context.spawnWithHandle(base, kind).origin = origin;
    return 1;
  });
}

function join(context: VmContext, fiber: Fiber, base: Address): number {
  const { core } = context;
  const joiner = context.suspendable();
  if (fiber === joiner) context.errors.raiseGeneric("EDEADLK");
  if (fiber.ownership !== JOINABLE) context.errors.raiseGeneric("EINVAL");
  if (fiber.state === DONE) {
    fiber.ownership = JOINED;
    const { results } = fiber;
    if (results === undefined) return 0;
    fiber.results = undefined;
    const n = results.length;
    if (n > GUARANTEED) base = moreSlots(context, base, n);
    results.place(core, base);
    return n;
  }
  if (fiber.state === FAILED) {
    fiber.ownership = JOINED;
    context.ends.joined(fiber);
    fiber.failure!.value.place(core, core.errorSlot);
    fiber.failure = undefined;
    throw new RaisedValue();
  }
  joiner.state = WAITING;
  joiner.interrupter = () => {
    fiber.joiner = undefined;
    fiber.ownership = JOINABLE;
    context.wakeInterrupted(joiner);
  };
  fiber.joiner = joiner;
  fiber.ownership = JOINED;
  return EMI_HOST_SUSPEND;
}

function moreSlots(context: VmContext, base: Address, n: number): Address {
  const moved = context.core.exports.emi_stack(base, n) >>> 0;
  context.core.memory.sync();
  if (moved === 0) throw new Error("stack overflow");
  return moved;
}
