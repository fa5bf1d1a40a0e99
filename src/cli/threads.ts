import { isatty } from "node:tty";
import { type MessagePort, Worker, type TransferListItem } from "node:worker_threads";
import { coreModule } from "../interp/loader.js";
import { type WasmModule } from "../interp/web-assembly.js";
import { fileSystem } from "../modules/loader/files.js";
import { type ActorModule, type ActorOptions, type Actors } from "../scheduler/runtime/actors.js";
import { SharedVirtualClock, VirtualClock } from "../scheduler/runtime/clock.js";
import { type Destination } from "../scheduler/runtime/mailbox.js";
import { wantsColours } from "../scheduler/runtime/panic.js";
import { Random } from "../scheduler/runtime/random.js";
import { Scheduler, threadScheduler, useScheduler } from "../scheduler/runtime/scheduler.js";
import { numberFibersFrom } from "../scheduler/runtime/fiber.js";
import { numberVmsFrom, type VmContext } from "../scheduler/runtime/vm-context.js";
import { type ThreadPlan } from "../scheduler/threads/protocol.js";
import { SharedState } from "../scheduler/threads/shared.js";
import { Threads } from "../scheduler/threads/threads.js";
import { Vm, type VmOptions } from "../vm.js";
import { EXIT_CLOSED_PIPE, writeError, writeOutput } from "./output.js";

/** What all threads of a program know of how it was started. */
export interface ProgramOptions {
  readonly memoryLimit: number;
  readonly seed: number | undefined;
  readonly virtualTime: boolean;
  readonly trace: boolean;
  readonly packages: readonly string[];
  readonly core: WasmModule | undefined;
  /** What system.arguments is. */
  readonly arguments: readonly string[];
}

/** What a new thread gets. */
export interface ThreadData {
  readonly options: ProgramOptions;
  readonly plan: ThreadPlan;
  readonly shared: SharedArrayBuffer;
  /** The way to the main thread. */
  readonly main: MessagePort;
  /** The way to the thread that asked for this one, if that is another. */
  readonly other: MessagePort | undefined;
}

/** Options of the VMs of a program. */
export function vmOptions(options: ProgramOptions, script: string, actorHost: Actors): VmOptions {
  return {
    memoryLimit: options.memoryLimit,
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.core && { core: options.core }),
    trace: options.trace,
    stdout: writeOutput,
    stderr: writeError,
    colours: () => wantsColours(process.env, isatty(2)),
    files: true,
    network: true,
    process: { arguments: options.arguments },
    modules: { script, packages: options.packages, files: fileSystem },
    actorHost,
  };
}

/** Makes this thread's scheduler what the options ask for. */
export function prepareScheduler(options: ProgramOptions): void {
  if (!options.virtualTime && options.seed === undefined) return;
  const random = options.seed === undefined ? undefined : new Random(options.seed);
  useScheduler(new Scheduler(options.virtualTime ? new VirtualClock() : undefined, random));
}

/** Makes the actors of a program: in this thread, and in others once it asks for some. */
export class ProgramActors implements Actors {
  private threads: Threads | undefined;
  /** VMs in this thread. */
  private readonly vms = new Set<VmContext>();

  /** @param thread the number of this thread; without it, the main one */
  constructor(
    private readonly options: ProgramOptions,
    private readonly thread = 0,
    private shared?: SharedState,
  ) {}

  spawn(parent: VmContext, module: ActorModule, options: ActorOptions): Destination {
    if (this.threads === undefined && options.inheritContext) return this.create(module, options).mailbox;
    return this.inThreads.spawn(parent, module, options);
  }

  addThreads(n: number): "done" | "fixed" | "full" {
    return this.inThreads.addThreads(n);
  }

  /** Starts an actor in this thread. */
  create(module: ActorModule, options: ActorOptions): VmContext {
    return Vm.createActor(vmOptions(this.options, module.file, this), module, options).context;
  }

  /** A VM of this thread is there, until it closes. */
  count(context: VmContext): void {
    this.vms.add(context);
    this.shared?.countVm(this.thread, 1);
    context.onClose(() => {
      this.vms.delete(context);
      this.shared?.countVm(this.thread, -1);
      if (this.vms.size === 0) this.threads?.release();
    });
  }

  /** Nothing can happen any more, as fibers wait for each other: closes the VMs, oldest first, until that wakes somebody. */
  closeWaiting(): void {
    while (this.endOldest()) if (threadScheduler().busy) return;
  }

  /** Closes the oldest VM of this thread; false: there is none. */
  endOldest(): boolean {
    for (const context of this.vms) {
      context.close();
      return true;
    }
    return false;
  }

  /** The main thread's first need of others. */
  private get inThreads(): Threads {
    return this.threads ?? this.join([this.thread], true);
  }

  /** Becomes one of several threads. */
  join(members: readonly number[], extensible: boolean): Threads {
    const shared = (this.shared ??= SharedState.create());
    const scheduler = threadScheduler();
    shared.countVm(this.thread, this.vms.size);
    if (scheduler.timers.clock.virtual) {
      shared.now = Math.max(shared.now, scheduler.timers.clock.now());
      scheduler.timers.setClock(new SharedVirtualClock(this.thread, shared));
    }
    const host = {
      scheduler,
      report: (text: string) => writeError(`emilua-ts: ${text}\n`),
      createActor: (module: ActorModule, options: ActorOptions) => this.create(module, options),
      endOldest: () => this.endOldest(),
      startThread: (plan: ThreadPlan, own: MessagePort, other: MessagePort | undefined) => this.start(plan, own, other),
    };
    return (this.threads = new Threads(this.thread, shared, host, members, extensible));
  }

  private start(plan: ThreadPlan, main: MessagePort, other: MessagePort | undefined): void {
    const options = { ...this.options, core: this.options.core ?? coreModule() }; // compiled once
    const data: ThreadData = { options, plan, shared: this.shared!.buffer, main, other };
    const ports: TransferListItem[] = other ? [main, other] : [main];
    const worker = new Worker(new URL("./worker.cjs", import.meta.url), {
      workerData: data,
      transferList: ports,
    });
    // Its link keeps us alive as long as anything can happen, and tells its end after all that it said: "exit" may come before that.
    worker.unref();
    worker.on("error", (error) => writeError(`emilua-ts: a thread ended: ${error.message}\n`));
    worker.on("exit", (code) => {
      // There, process.exit ended the thread alone. All else is told by the end of its link, which comes after its last messages.
      if (code === EXIT_CLOSED_PIPE) process.exit(code);
    });
  }
}

/** Reports of different threads name different VMs and fibers, until one has made this many. */
const IDS_PER_THREAD = 2 ** 32;

/** The life of a thread that is not the main one. */
export function runThread({ options, plan, shared, main, other }: ThreadData): void {
  const firstId = plan.thread * IDS_PER_THREAD + 1;
  numberVmsFrom(firstId);
  numberFibersFrom(firstId);
  prepareScheduler(options);
  const actors = new ProgramActors(options, plan.thread, new SharedState(shared));
  const threads = actors.join(plan.members, plan.extensible);
  threads.connect(0, main);
  if (other) threads.connect(plan.starter, other);
  threadScheduler().wakeUp();
}
