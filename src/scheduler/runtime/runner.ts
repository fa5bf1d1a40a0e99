import {
  EMI_CLEANUP,
  EMI_DONE,
  EMI_ERROR,
  EMI_SLICE,
  EMI_SUSPENDED,
  EMI_YIELDED,
  RESUME_ERROR,
  RESUME_VALUES,
  VALUE_SIZE,
} from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { RaisedValue } from "../../interp/lua-errors.js";
import { now } from "./clock.js";
import { type Budget } from "./budget.js";
import { type Fiber, READY, RUNNING } from "./fiber.js";
import { ReadyQueue } from "./ready-queue.js";
import { type Scheduler } from "./scheduler.js";

/** What a switch costs, in units of fuel: an empty turn of a thousand fibers must end as a slice as well. */
const SWITCH_FUEL = 12;

/** Longest slice when lengths are random: short, so that slices end in many places. */
const RANDOM_FUEL = 2000;

/** What an empty slice costs, as part of a full one. */
const SLICE_COST = 1 / 4000;

/** What happens when a fiber ends. */
export interface Ends {
  finish(fiber: Fiber): void;
  fail(fiber: Fiber): void;
  /** A cleanup handler failed: the VM ends. */
  failCleanup(fiber: Fiber): void;
  /** A slice is over, and no fiber is ready. */
  quiet(): void;
}

/**
 * Runs the ready fibers of one VM, first in first out.
 *
 * Fibers are cooperative: one that runs goes on until it suspends, whatever that takes. The end of a slice only lets other VMs and
 * Node have their turn; the interrupted fiber is the next of its VM. All fibers that run in a slice share its fuel,
 * so that a slice takes its millisecond whether one fiber computes or thousands switch, and nobody looks at a clock in between.
 */
export class Runner {
  /** The running fiber; undefined between runs. */
  running: Fiber | undefined;
  private readonly ready = new ReadyQueue<Fiber>();
  /** The fiber whose slice is over, and goes on before any other. */
  private interrupted: Fiber | undefined;
  private enqueued = false;
  /** The last slice used up its fuel. */
  private busySlice = false;
  /** Whose time it is since `meteredFrom`. */
  private metered: Budget | undefined;
  private meteredFrom = 0;

  constructor(
    private readonly core: Core,
    private readonly scheduler: Scheduler,
    private readonly ends: Ends,
  ) {}

  /** Whether a fiber is running or ready. */
  get busy(): boolean {
    return this.running !== undefined || this.interrupted !== undefined || this.ready.length > 0;
  }

  /** Whether no fiber waits for its turn while one is running. */
  get alone(): boolean {
    return this.ready.length === 0;
  }

  /** Appends a fiber whose state is READY. */
  push(fiber: Fiber): void {
    this.ready.push(fiber);
    this.ask();
  }

  /** Forgets all ready fibers. */
  clear(): void {
    this.ready.clear();
    this.interrupted = undefined;
  }

  /** Asks for a slice. */
  ask(): void {
    if (this.enqueued) return;
    this.enqueued = true;
    this.scheduler.enqueue(this);
  }

  /**
   * Runs ready fibers for one slice. Called by the scheduler only.
   * @returns how much of a full slice it took, about
   */
  runSlice(): number {
    const { core } = this;
    const { random } = this.scheduler;
    // Looking at the clock costs as much as switching fibers: only slices that follow a full one are measured.
    const start = this.busySlice ? now() : 0;
    const full = random ? 1 + random.below(RANDOM_FUEL) : core.slice.fuel;
    let fuel = full;
    while (fuel > 0 && core.closed === undefined) {
      const fiber = this.next();
      if (fiber === undefined) break;
      if (fiber.budget !== this.metered) this.meter(fiber.budget);
      fuel = this.tryStep(fiber, fuel);
    }
    if (this.metered !== undefined) this.meter(undefined);
    const busy = fuel <= 0;
    if (busy && this.busySlice && !random) core.slice.measured(now() - start);
    this.busySlice = busy;
    this.enqueued = false;
    if (this.interrupted !== undefined || this.ready.length > 0) this.ask();
    else this.ends.quiet();
    return busy ? 1 : (full - fuel) / full + SLICE_COST;
  }

  /** The next fiber to run; those that were dropped are skipped, those without budget set aside. */
  private next(): Fiber | undefined {
    for (;;) {
      const fiber = this.interrupted ?? this.ready.shift();
      this.interrupted = undefined;
      if (fiber === undefined) return undefined;
      if (fiber.state !== READY) continue;
      if (fiber.budget?.stopped === undefined) return fiber;
      fiber.budget.park(fiber);
    }
  }

  /** Charges the time since the last change, and starts charging another budget. */
  private meter(budget: Budget | undefined): void {
    const time = now();
    this.metered?.charge(this.meteredFrom, time);
    this.metered = budget;
    this.meteredFrom = time;
  }

  private tryStep(fiber: Fiber, fuel: number): number {
    try {
      return this.step(fiber, fuel);
    } catch (error) {
      this.running = undefined;
      const reason = this.core.fault(error);
      if (this.core.closed === undefined) throw reason;
      return 0; // VmContext.coreEnded did what there is to do
    }
  }

  /** Runs a fiber until it stops; answers the fuel that is left of the slice. */
  private step(fiber: Fiber, fuel: number): number {
    const { core } = this;
    fiber.state = RUNNING;
    this.running = fiber;
    const status =
      fiber.delivery === undefined ? core.resume(fiber.address, RESUME_VALUES, 0, 0, fuel) : this.deliver(fiber, fuel);
    this.running = undefined;
    if (core.closed !== undefined) return 0; // it asked for that
    const left = core.fuelLeft - SWITCH_FUEL;
    switch (status) {
      case EMI_SUSPENDED: // whoever suspended it has set its state, and wakes it
        return left;
      case EMI_YIELDED:
        fiber.state = READY;
        this.ready.push(fiber);
        return left;
      case EMI_SLICE:
        fiber.state = READY;
        this.interrupted = fiber;
        return 0;
      case EMI_DONE:
        this.ends.finish(fiber);
        return left;
      case EMI_ERROR:
        this.ends.fail(fiber);
        return left;
      case EMI_CLEANUP:
        this.ends.failCleanup(fiber);
        return left;
      default:
        throw new Error(`emi_resume answered ${status}`);
    }
  }

  /** Hands over what the fiber waited for, and runs it. */
  private deliver(fiber: Fiber, fuel: number): number {
    const { core } = this;
    const { mode } = fiber;
    const delivery = fiber.delivery!;
    fiber.delivery = undefined;
    fiber.mode = RESUME_VALUES;
    const n = delivery.length;
    const many = n > core.maxValues;
    const at = many ? core.reserveValues(n) : core.values;
    try {
      delivery.place(core, at);
    } catch (error) {
      if (core.fault(error) !== error) throw error;
      if (error instanceof RaisedValue) core.memory.copy(at, core.errorSlot);
      else core.writeString(at, error instanceof Error ? error.message : String(error));
      return core.resume(fiber.address, RESUME_ERROR, at, 1, fuel);
    }
    const status = core.resume(fiber.address, mode, at, n, fuel);
    if (many && core.closed === undefined) core.exports.emi_free(at, n * VALUE_SIZE);
    return status;
  }
}
