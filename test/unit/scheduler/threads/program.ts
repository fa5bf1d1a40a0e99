import { type MessagePort, Worker } from "node:worker_threads";
import { Vm } from "#dist/index.js";
import { type ActorModule, type ActorOptions, type Actors } from "#dist/scheduler/runtime/actors.js";
import { Scheduler, useScheduler } from "#dist/scheduler/runtime/scheduler.js";
import { type VmContext } from "#dist/scheduler/runtime/vm-context.js";
import { type ThreadPlan } from "#dist/scheduler/threads/protocol.js";
import { SharedState } from "#dist/scheduler/threads/shared.js";
import { Threads } from "#dist/scheduler/threads/threads.js";

/** A program of several threads in which the test can end threads as it likes. This thread is its main one. */
export class Program {
  /** Live threads by number. */
  readonly workers = new Map<number, Worker>();
  /** What the main VM printed and reported; other threads write to the streams of the process. */
  output = "";
  errors = "";
  private readonly scheduler = new Scheduler();
  private readonly shared = SharedState.create();
  private readonly threads: Threads;
  private readonly vm: Vm;
  private readonly files: Readonly<Record<string, string>>;

  /** @param files Lua modules by path without suffix; "/main" is run */
  constructor(files: Readonly<Record<string, string>>) {
    this.files = files;
    useScheduler(this.scheduler);
    this.threads = new Threads(
      0,
      this.shared,
      {
        scheduler: this.scheduler,
        report: () => {},
        createActor: (module, options) => this.createActor(module, options),
        endOldest: () => false,
        startThread: (plan, own, other) => this.startThread(plan, own, other),
      },
      [0],
      true,
    );
    this.vm = Vm.create(this.options("/main.lua"));
  }

  private options(script: string) {
    const actorHost: Actors = {
      spawn: (parent, module, options) => this.threads.spawn(parent, module, options),
      addThreads: (n) => this.threads.addThreads(n),
      count: (context: VmContext) => {
        this.shared.countVm(0, 1);
        context.onClose(() => this.shared.countVm(0, -1));
      },
    };
    const read = (file: string) => {
      const text = this.files[file.replace(/\.lua$/, "")];
      return text === undefined ? undefined : Buffer.from(text);
    };
    return {
      actorHost,
      modules: { script, packages: [], files: { read } },
      stdout: (bytes: Uint8Array) => void (this.output += Buffer.from(bytes).toString()),
      stderr: (text: string) => void (this.errors += text),
    };
  }

  private createActor(module: ActorModule, options: ActorOptions): VmContext {
    return Vm.createActor(this.options(module.file), module, options).context;
  }

  private startThread(plan: ThreadPlan, main: MessagePort, other: MessagePort | undefined): void {
    const options = { memoryLimit: 0, virtualTime: false, trace: false, packages: [] };
    const worker = new Worker(new URL(import.meta.resolve("#dist/worker.cjs")), {
      workerData: { options, plan, shared: this.shared.buffer, main, other },
      transferList: other ? [main, other] : [main],
      stderr: true,
    });
    worker.unref();
    this.workers.set(plan.thread, worker);
    worker.on("exit", () => this.workers.delete(plan.thread));
  }

  /** Ends a thread where it stands. */
  kill(thread: number): void {
    void this.workers.get(thread)?.terminate();
  }

  /**
   * Runs the main VM to its end; answers whether its main fiber did not die. Rejects when that takes longer than `limit` ms, the
   * program counts as hanging then.
   */
  async run(limit: number): Promise<boolean> {
    const { vm } = this;
    const ended = new Promise<boolean>((resolve, reject) => {
      const alarm = setTimeout(() => reject(new Error(`the program hangs; so far: ${this.output}`)), limit);
      vm.runMain(Buffer.from(this.files["/main"]!), "@main.lua", [], (ok) => {
        clearTimeout(alarm);
        resolve(ok);
      });
    });
    try {
      return await ended;
    } finally {
      vm.close();
      await Promise.all([...this.workers.values()].map((worker) => worker.terminate()));
    }
  }

  /** Gives the program's main VM a function of the test's. */
  define(name: string, fn: (...args: never[]) => unknown): void {
    this.vm.set(name, fn);
  }
}
