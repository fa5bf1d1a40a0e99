import { type Address, EMI_HOST_SUSPEND, FIBER_NOINTERRUPT, FIBER_NOSUSPEND, RESUME_ERROR } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type Kind } from "../../interp/handles.js";
import { EmiluaError, type VmClosedError } from "../../interp/errors.js";
import { type Actors } from "./actors.js";
import { type Budget } from "./budget.js";
import { type ErrorDelivery } from "./delivery.js";
import { ErrorValues } from "./error-values.js";
import { DETACHED, DROPPED, Fiber, type Origin, READY, WAITING } from "./fiber.js";
import { FiberEnds } from "./fiber-ends.js";
import { FiberList } from "./fiber-list.js";
import { Mailbox } from "./mailbox.js";
import { type PanicStyle } from "./panic.js";
import { Runner } from "./runner.js";
import { type Scheduler } from "./scheduler.js";
import { Wait, type Work } from "./wait.js";

/** What a VM needs from outside, besides its core. */
export interface ContextOptions {
  scheduler: Scheduler;
  style: PanicStyle;
  /** Gets reports of dead fibers. */
  writeError: (text: string) => void;
  /** Note where fibers are spawned, and report it when they die. */
  trace: boolean;
  /** This VM may be told apart from others as the master of the process. */
  master: boolean;
  /** Makes actors; undefined when the program may not. */
  actors: Actors | undefined;
  /** The program may use the machine's files. */
  files: boolean;
  /** The program may use the network. */
  network: boolean;
  /** Regular expressions may go beyond linear time. */
  backtracking: boolean;
  /** What the program gets to see of the process; undefined when it may not use it. */
  process: ProcessAccess | undefined;
  /** Gets the exit code that the program asked for; undefined when it may not end the process. */
  exit: ((code: number, force: ExitForce) => void) | undefined;
}

/** The process as module `system` shows it. */
export interface ProcessAccess {
  /** `system.arguments`: the command, the script, and what the user gave to it. */
  readonly arguments: readonly string[];
}

/** How hard system.exit ends the process: see there. */
export type ExitForce = 0 | 2 | "abort";

let nextId = 1;

/** Ids of VMs begin here: threads tell theirs apart. */
export function numberVmsFrom(first: number): void {
  nextId = first;
}

/**
 * A VM as the scheduler sees it: its fibers, what they wait for, and what happens when one dies. Primitives (spawn, sleep, ...)
 * and modules work through this class: {@link VmContext.current} is the fiber that calls them, {@link VmContext.suspend} makes
 * it wait.
 */
export class VmContext {
  readonly id = nextId++;
  readonly core: Core;
  readonly scheduler: Scheduler;
  readonly errors: ErrorValues;
  private readonly interruption: ErrorDelivery;
  /** The receiving end of this VM as an actor. */
  readonly mailbox = new Mailbox(this);
  /** What happens when fibers end. */
  readonly ends: FiberEnds;
  /** May change what is the process's: the working directory, signals. */
  master: boolean;
  /** The VM ended because its main fiber died, or by force. */
  failed = false;
  /** The fiber whose death ends the VM, if there is one. */
  main: Fiber | undefined;

  private readonly fibers = new FiberList();
  /** Fibers that wait for something outside. */
  private waits = 0;
  private readonly idleListeners: (() => void)[] = [];
  private readonly closeListeners: (() => void)[] = [];
  private readonly runner: Runner;
  private over = false;

  constructor(
    core: Core,
    private readonly options: ContextOptions,
  ) {
    this.core = core;
    this.scheduler = options.scheduler;
    this.master = options.master;
    this.errors = new ErrorValues(core);
    this.interruption = this.errors.delivery("interrupted");
    core.suspendOn = (promise, strings) => {
      const wait = this.suspend();
      this.scheduler.outside++;
      const settled = (): void => void this.scheduler.outside--;
      promise.then(settled, settled);
      promise.then(
        (value) => wait.settle(value, strings),
        (error: unknown) => wait.fail(error),
      );
      return EMI_HOST_SUSPEND;
    };
    core.onEnd = (reason) => this.coreEnded(reason);
    this.ends = new FiberEnds(this, options.style, (text) => core.tell(options.writeError, text));
    this.runner = new Runner(core, options.scheduler, this.ends);
  }

  /** "0x…", as messages show it. */
  get name(): string {
    return `0x${this.id.toString(16)}`;
  }

  get closed(): boolean {
    return this.over;
  }

  /** Whether to note where fibers are spawned. */
  get tracing(): boolean {
    return this.options.trace;
  }

  get actors(): Actors | undefined {
    return this.options.actors;
  }

  /** Whether the program may use the machine's files. */
  get mayUseFiles(): boolean {
    return this.options.files;
  }

  /** Whether regular expressions may go beyond linear time. */
  get mayBacktrack(): boolean {
    return this.options.backtracking;
  }

  /** Whether the program may use the network. */
  get mayUseNetwork(): boolean {
    return this.options.network;
  }

  /** What the program gets to see of the process; undefined when it may not use it. */
  get process(): ProcessAccess | undefined {
    return this.options.process;
  }

  /** Whether the program may end the process. */
  get mayExit(): boolean {
    return this.options.exit !== undefined;
  }

  /** Ends the VM as soon as the running host function has returned; its fiber must not go on. */
  exit(code: number, force: ExitForce): void {
    this.options.exit?.(code, force);
    this.core.defer(() => this.close());
  }

  /** Where the running host function was called. */
  originHere(): Origin {
    const { core } = this;
    core.exports.emi_where(core.temporary, 0);
    core.memory.sync();
    const place = core.memory.isString(core.temporary) ? core.memory.stringLatin1(core.temporary) : "[C]";
    return { place, parent: this.running?.origin };
  }

  // ---- fibers ----

  /** The running fiber; undefined between runs. */
  get running(): Fiber | undefined {
    return this.runner.running;
  }

  /** A new ready fiber that will call the function at `fn` with `nargs` values at `args`. */
  spawn(fn: Address, args: Address, nargs: number, budget: Budget | undefined): Fiber {
    const { core } = this;
    const address = core.newFiber(core.fiberSlot, fn, args, nargs);
    const fiber = new Fiber(this, budget);
    fiber.address = address;
    fiber.ref = core.ref(core.fiberSlot);
    core.memory.setNil(core.fiberSlot); // a root, which would keep the fiber once it has ended
    return this.start(fiber);
  }

  /** A new ready fiber that will call the function at `slot`, for the running one; its handle takes the function's place. */
  spawnWithHandle(slot: Address, kind: Kind<Fiber>): Fiber {
    const fiber = new Fiber(this, this.running?.budget);
    fiber.address = this.core.spawnFiber(slot, kind, fiber);
    return this.start(fiber);
  }

  private start(fiber: Fiber): Fiber {
    this.fibers.add(fiber);
    this.requeue(fiber);
    return fiber;
  }

  /** The fiber on whose behalf a host function is running, if it may be suspended. */
  current(): Fiber {
    const { running } = this.runner;
    if (running === undefined || this.core.depth !== 1) {
      throw new EmiluaError("ERR_SUSPENDED", "a synchronous call cannot wait: run the function as a fiber");
    }
    return running;
  }

  /**
   * The calling fiber, which is about to wait or to let others run. Raises what forbids that: a forbid-suspend block, or
   * an interruption. Every suspending function begins with this.
   * @param interruptible whether the function is an interruption point
   */
  suspendable(interruptible = true): Fiber {
    const fiber = this.current();
    const { u32 } = this.core.memory;
    if (u32[(fiber.address + FIBER_NOSUSPEND) >>> 2] !== 0) this.errors.raiseCore("forbid_suspend_block");
    if (interruptible && fiber.interrupted && this.interruptible(fiber)) this.errors.raiseCore("interrupted");
    return fiber;
  }

  /** Whether the fiber has not disabled interruption. */
  private interruptible(fiber: Fiber): boolean {
    return this.core.memory.u32[(fiber.address + FIBER_NOINTERRUPT) >>> 2] === 0;
  }

  /**
   * Asks a fiber to end at its next interruption point, which may be where it waits now. Again is harmless; detached ones
   * cannot be interrupted.
   */
  interrupt(fiber: Fiber): void {
    if (fiber.ended || fiber.interrupted || fiber.ownership === DETACHED) return;
    fiber.interrupted = true;
    this.core.exports.emi_interrupt(fiber.address);
    if (fiber.state !== WAITING || !this.interruptible(fiber)) return;
    const { interrupter } = fiber;
    fiber.interrupter = undefined;
    if (interrupter) interrupter(fiber);
    else fiber.wait?.interrupt();
  }

  /** Makes a waiting fiber ready to raise "Fiber interrupted". */
  wakeInterrupted(fiber: Fiber): void {
    this.setInterrupted(fiber);
    this.wake(fiber);
  }

  /** When the fiber is woken it will raise "Fiber interrupted". */
  setInterrupted(fiber: Fiber): void {
    fiber.mode = RESUME_ERROR;
    fiber.delivery = this.interruption;
  }

  /** Puts a fiber that is READY at the end of the queue. */
  requeue(fiber: Fiber): void {
    this.runner.push(fiber);
  }

  /** Makes a waiting fiber ready; what it gets stands in its `mode` and `delivery`. */
  wake(fiber: Fiber): void {
    if (fiber.state !== WAITING) return;
    fiber.interrupter = undefined;
    fiber.state = READY;
    this.requeue(fiber);
  }

  /**
   * Makes the current fiber wait for something outside. The host function then answers EMI_HOST_SUSPEND. An interruption
   * point.
   * @param work told when the fiber does not wait any longer
   */
  suspend(work?: Work): Wait {
    return this.suspendFor(new Wait(this.suspendable(), work));
  }

  /** Makes the fiber that `suspendable` answered wait: for those with a Wait of their own. */
  suspendFor<W extends Wait>(wait: W): W {
    const { fiber } = wait;
    fiber.state = WAITING;
    this.waits++;
    fiber.wait = wait;
    return wait;
  }

  /**
   * Whether no other fiber of this VM is ready: then one that would only let others run need not be suspended for it. Its slice ends all
   * the same.
   */
  get alone(): boolean {
    return this.runner.alone;
  }

  /** A wait is over; for Wait. */
  waitEnded(): void {
    this.waits--;
    if (this.waits === 0 && this.idleListeners.length > 0) this.runner.ask(); // it looks whether the VM is idle
  }

  // ---- ends ----

  /** The coroutine is not needed any more; for FiberEnds. */
  forget(fiber: Fiber): void {
    if (fiber.local !== 0) this.core.unref(fiber.local);
    if (fiber.ref !== 0) this.core.unref(fiber.ref);
    else this.core.letGo(fiber.address, fiber.state === DROPPED);
    this.fibers.remove(fiber);
  }

  /** Ends a fiber without a word: its job was killed or its VM closes. */
  drop(fiber: Fiber): void {
    if (fiber.ended) return;
    fiber.state = DROPPED;
    fiber.delivery?.drop(this.core);
    fiber.delivery = undefined;
    fiber.wait?.cancel();
    this.forget(fiber);
    fiber.onEnd?.(fiber);
  }

  /** Drops every fiber that runs on `budget`. */
  dropAll(budget: Budget): void {
    for (const fiber of this.fibers.all()) if (fiber.budget === budget) this.drop(fiber);
  }

  /** The core is gone. Unless somebody asked for that, it is reported, if only here. */
  private coreEnded(reason: VmClosedError): void {
    if (this.over) return;
    this.failed = true;
    const heard = this.main === undefined && this.fibers.all().some((fiber) => fiber.onEnd !== undefined);
    if (!heard) this.ends.coreEnded(reason);
    this.close();
  }

  /**
   * Ends the VM: reports what was never joined, drops all fibers, releases what the host holds for it. While a callback that gets
   * the program's output is running: as soon as the slice is over.
   * @throws EmiluaError ERR_RUNNING in a host function
   */
  close(): void {
    if (this.over) return;
    if (this.core.closed === undefined && this.core.depth > 0) {
      if (this.core.telling) return this.core.defer(() => this.close());
      throw new EmiluaError("ERR_RUNNING", "a VM cannot be closed from its own host functions");
    }
    this.over = true;
    this.mailbox.close();
    this.ends.reportAll();
    this.core.close();
    for (const fiber of this.fibers.all()) this.drop(fiber);
    this.runner.clear();
    for (const listener of [...this.idleListeners.splice(0), ...this.closeListeners.splice(0)]) listener();
  }

  // ---- idleness ----

  /** Whether nothing in this VM is ready or waits for something that can still happen. */
  get idle(): boolean {
    return !this.runner.busy && this.waits === 0;
  }

  /** Calls back once the VM is idle or closed. */
  onIdle(listener: () => void): void {
    if (this.over || this.idle) return listener();
    this.idleListeners.push(listener);
  }

  onClose(listener: () => void): void {
    if (this.over) listener();
    else this.closeListeners.push(listener);
  }

  /** No fiber is ready; for FiberEnds. */
  noticeIdle(): void {
    if (this.idleListeners.length === 0 || !this.idle) return;
    for (const listener of this.idleListeners.splice(0)) listener();
  }
}
