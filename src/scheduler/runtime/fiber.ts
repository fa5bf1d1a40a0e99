import { type Address, RESUME_VALUES } from "../../interp/abi.js";
import { type Budget } from "./budget.js";
import { type Delivery, type HeldValues } from "./delivery.js";
import { type VmContext } from "./vm-context.js";
import { type Wait } from "./wait.js";

/**
 * States of a fiber.
 *
 *            spawn      end of a slice, yield
 *              |  +-----------------+
 *              v  v                 |
 *            ready ------------> running ------> done | failed
 *              ^  ^                 |
 *     resumed  |  +---- waiting <---+ sleep, join, a promise ...
 *              |
 *           stopped <-- ready, when its budget is used up
 *
 * Any of them goes to `dropped` when its VM closes or its job is killed.
 */
export const READY = 0;
export const RUNNING = 1;
export const WAITING = 2;
export const STOPPED = 3;
export const DONE = 4;
export const FAILED = 5;
export const DROPPED = 6;

/** Who answers for a fiber's end. */
export const JOINABLE = 0;
export const JOINED = 1;
export const DETACHED = 2;

/** Why a fiber died, as text, made when it died: its values may be gone when somebody asks. */
export interface Failure {
  readonly message: string;
  readonly traceback: string;
  /** The error value itself, for join(). */
  readonly value: HeldValues;
}

/** Where a fiber comes from. */
export interface Origin {
  /** "file:line" */
  readonly place: string;
  readonly parent: Origin | undefined;
}

/** The lines under a traceback that tell where a fiber comes from. */
export function ancestry(origin: Origin | undefined): string {
  let text = "";
  for (let at = origin; at !== undefined; at = at.parent) text += `\n\tspawned at ${at.place}`;
  return text;
}

let nextId = 1;

/** Ids of fibers begin here: threads tell theirs apart. */
export function numberFibersFrom(first: number): void {
  nextId = first;
}

/** One fiber of one VM: a coroutine of the core and what the scheduler knows about it. */
export class Fiber {
  readonly id = nextId++;
  /** Coroutine object in the core. */
  address: Address = 0;
  /** The reference that keeps it alive; 0 when the core sees to that (Core.spawnFiber). */
  ref = 0;
  state = READY;
  ownership = JOINABLE;
  /** What to hand over when it runs next: values (RESUME_VALUES) or one error (RESUME_ERROR). */
  mode = RESUME_VALUES;
  delivery: Delivery | undefined;
  /** Somebody asked it to end. The core knows as well (emi_interrupt). */
  interrupted = false;
  /**
   * While it waits where it may be interrupted: gives that up and makes it ready, with the error or with the result that is
   * there already. Whoever wakes the fiber for another reason clears it.
   */
  interrupter: ((fiber: Fiber) => void) | undefined;
  /** What it waits for outside its VM. */
  wait: Wait | undefined;
  /** It ended by the interruption. */
  interruptionCaught = false;
  /** The fiber that waits in join(). */
  joiner: Fiber | undefined;
  results: HeldValues | undefined;
  failure: Failure | undefined;
  /** Called instead of keeping results, when the host started the fiber. Runs with the results still on the fiber's stack. */
  onEnd: ((fiber: Fiber) => void) | undefined;
  /** May import modules: the main fiber, those that load modules, and those the host started. */
  importer = false;
  /** Reference to the table this_fiber.local_; 0 before its first use. */
  local = 0;
  /** Where it was spawned, and by whom; only noted when tracing. */
  origin: Origin | undefined;

  /** Neighbours in the VM's FiberList. */
  before: Fiber | undefined;
  after: Fiber | undefined;

  constructor(
    readonly context: VmContext,
    /** Shared with the fibers it spawns. */
    readonly budget: Budget | undefined,
  ) {}

  get ended(): boolean {
    return this.state >= DONE;
  }

  /** "0x…", as messages show it. */
  get name(): string {
    return `0x${this.id.toString(16)}`;
  }
}
