import { type Address, VALUE_SIZE } from "./interp/abi.js";
import { Core } from "./interp/core.js";
import { EmiluaError, LuaSyntaxError } from "./interp/errors.js";
import { type HostFunction, wrapFunction } from "./interp/host-functions.js";
import { errorMessage } from "./interp/lua-errors.js";
import { type Conversion, type StringMode, type TableMode } from "./interp/marshal.js";
import { LuaFunction, LuaTable } from "./interp/refs.js";
import { type WasmModule } from "./interp/web-assembly.js";
import { Job, type RunLimits, valuesOf } from "./job.js";
import { type ModuleSource } from "./modules/loader/loader.js";
import { openRequire } from "./modules/require.js";
import { openChannel } from "./scheduler/channel.js";
import { openFiber } from "./scheduler/fiber.js";
import { HostClass, type HostClassDefinition } from "./host-class.js";
import { PanicStyle } from "./scheduler/runtime/panic.js";
import { threadScheduler } from "./scheduler/runtime/scheduler.js";
import { type ActorModule, type ActorOptions, type Actors } from "./scheduler/runtime/actors.js";
import { type ExitForce, type ProcessAccess, VmContext } from "./scheduler/runtime/vm-context.js";
import { openSpawnVm } from "./scheduler/spawn-vm.js";
import { openThisFiber } from "./scheduler/this-fiber.js";

/** One seed for all VMs that do not ask for another: nobody outside knows it, and VMs are made faster. */
const processSeed = (Math.random() * 0x100000000) | 0;

/** What a VM is made with. Everything is optional. */
export interface VmOptions {
  /** Bytes Lua may use, at least 64 KiB. Default 0: no limit. Reaching it ends the VM, and only it. */
  memoryLimit?: number;
  /** Seed of the string hash. Default: random, the same for all VMs of the thread. */
  seed?: number;
  /**
   * Gets what print() writes: whole lines, in a view that is only valid during the call. What it throws is not raised in Lua, but
   * thrown a moment later, as an uncaught exception of the process. Default: standard output.
   */
  stdout?: (bytes: Uint8Array) => void;
  /** Gets the reports of dead fibers; what it throws: see `stdout`. Default: standard error. */
  stderr?: (text: string) => void;
  /** Whether those reports are coloured; asked when there is one. Default: no. */
  colours?: () => boolean;
  /** How Lua strings are converted where a call does not say. Default "utf8". */
  strings?: StringMode;
  /** How Lua tables are converted where a call does not say. Default "copy". */
  tables?: TableMode;
  /** Report where a dead fiber was spawned, and where its spawner was. Default: no. */
  trace?: boolean;
  /** Milliseconds a synchronous call (LuaFunction.call) may take. Default: no limit. */
  callMs?: number;
  /** Lua modules the program may import besides the core ones. Default: none. */
  modules?: ModuleSource;
  /**
   * Whether the program may spawn actors: VMs with the same options. They are closed with this VM, but `cpuMs` does not
   * cover them. Default: no.
   */
  actors?: boolean;
  /** Whether the program may use the machine's files, all that this process may: `filesystem`, `file`, `pipe`. Default: no. */
  files?: boolean;
  /** Whether the program may use the network, all that this process may: `ip` and `unix`. Default: no. */
  network?: boolean;
  /**
   * Whether module `regex` takes back-references and looking ahead or behind, in ECMAScript's grammar. Such a pattern may compute for
   * ever, in the process's only thread, and no limit stops it: not for code of strangers. Default: no, they raise ENOTSUP.
   */
  backtracking?: boolean;
  /**
   * Whether the program may use the process, all that this process may: module `system` with its standard streams, environment,
   * signals and child processes. `true`: `system.arguments` are those of the process. Default: no, all of that raises EPERM.
   */
  process?: boolean | ProcessAccess;
  /** @internal Another build of the core. */
  core?: WasmModule;
  /** @internal Makes the actors instead of this VM. */
  actorHost?: Actors;
  /** @internal Gets the exit code of the program. */
  exit?: (code: number, force: ExitForce) => void;
}

/** Options of {@link Vm.run} and {@link Vm.start}. */
export interface RunOptions extends RunLimits, LoadOptions {
  /** What the chunk gets as `...`, or the function as its arguments. */
  args?: readonly unknown[] | undefined;
}

/** Options of {@link Vm.load}. */
export interface LoadOptions {
  /** Name for messages: "=text" is shown as is, "@file" as a file name. Default "=chunk". */
  chunkName?: string | undefined;
  /** The chunk's global environment. Default: the VM's globals. */
  env?: LuaTable | undefined;
}

/** Counts that should come back to where they were; see docs/embedding.md, Leaks. */
export interface VmStats {
  /** Bytes Lua uses. */
  memoryUsed: number;
  /** Host objects behind live userdata, by type name. */
  handles: Record<string, number>;
  /** Lua values held from TypeScript, by this library or by you. */
  references: number;
  /** References that were never released, and freed when JavaScript happened to collect them. */
  forgottenReferences: number;
  /** Host functions; they live as long as the VM. */
  hostFunctions: number;
}

/**
 * A Lua virtual machine with its own memory, globals and fibers. Many can live in one process; the fibers of all VMs of a
 * thread share it in turns.
 *
 * @example
 * const vm = Vm.create({ memoryLimit: 16 << 20 });
 * vm.set("fetchText", async (url: string) => (await fetch(url)).text()); // the calling fiber waits, others run
 * const [length] = await vm.run("return #fetchText(...)", { args: ["https://example.org/"], cpuMs: 100 });
 * vm.close();
 */
export class Vm {
  private readonly core: Core;
  /** @internal */
  readonly context: VmContext;
  /** The actors this VM has spawned, and those that they have. */
  private readonly actors = new Set<Vm>();

  private constructor(options: VmOptions, role: "main" | "worker", master: boolean) {
    this.core = new Core({
      memoryLimit: options.memoryLimit ?? 0,
      seed: options.seed ?? processSeed,
      strings: options.strings ?? "utf8",
      tables: options.tables ?? "copy",
      callMs: options.callMs ?? Infinity,
      write: options.stdout ?? ((bytes) => void process.stdout.write(Buffer.from(bytes))),
      module: options.core,
    });
    this.context = new VmContext(this.core, {
      scheduler: threadScheduler(),
      style: new PanicStyle(options.colours ?? (() => false)),
      writeError: options.stderr ?? ((text) => void process.stderr.write(text)),
      trace: options.trace ?? false,
      master,
      actors: options.actorHost ?? (options.actors ? this.ownActors(options) : undefined),
      files: options.files ?? false,
      network: options.network ?? false,
      backtracking: options.backtracking ?? false,
      process: options.process === true ? { arguments: process.argv } : options.process || undefined,
      exit: options.exit,
    });
    this.core.guard(() => this.openLibrary(options.modules, role));
    options.actorHost?.count?.(this.context);
    this.context.onClose(() => this.closeActors());
  }

  /** Makes a VM. Takes less than a millisecond once the core is compiled (the first time). */
  static create(options: VmOptions = {}): Vm {
    return new Vm(options, "main", true);
  }

  private openLibrary(modules: ModuleSource | undefined, role: "main" | "worker"): void {
    const { core, context } = this;
    const globals = core.values + (core.maxValues - 2) * VALUE_SIZE;
    core.exports.emi_globals(globals);
    openFiber(context, globals);
    openThisFiber(context, globals);
    openChannel(context);
    openRequire(context, globals, modules, (loader, table, place, file) =>
      openSpawnVm(context, loader, table, place, file),
    );
    core.writeString(core.temporary2, role);
    core.setField(globals, "_CONTEXT", core.temporary2);
  }

  /** Actors that share this VM's thread, and end with it. */
  private ownActors(options: VmOptions): Actors {
    const host: Actors = {
      spawn: (parent, module, how) => {
        if (!how.inheritContext) return parent.errors.raiseGeneric("ENOTSUP", { arg: 2 });
        const modules = { ...options.modules!, script: module.file };
        const actor = Vm.createActor({ ...options, modules, actorHost: host }, module, how);
        this.actors.add(actor);
        actor.context.onClose(() => this.actors.delete(actor));
        return actor.context.mailbox;
      },
      addThreads: () => "fixed",
    };
    return host;
  }

  /**
   * Makes an actor and starts its main fiber.
   * @internal
   */
  static createActor(options: VmOptions, module: ActorModule, how: ActorOptions): Vm {
    const { exit: _, ...inherited } = options;
    const actor = new Vm(inherited, "worker", how.newMaster);
    try {
      actor.runMain(module.source, `@${module.file}`, [], () => {});
    } catch (error) {
      if (!(error instanceof LuaSyntaxError)) throw error;
      actor.context.ends.panic(error.message, "");
    }
    return actor;
  }

  // ---- running ----

  /**
   * Compiles a chunk without running it. The function is yours to release.
   * @throws LuaSyntaxError
   */
  load(source: string | Uint8Array, options: LoadOptions = {}): LuaFunction {
    const { core } = this;
    return core.guard(() => {
      this.compile(core.values, source, options);
      return new LuaFunction(core, core.values);
    });
  }

  /**
   * Starts code as a fiber. It runs when this thread's JavaScript is done, never during this call.
   * @param code source text, or a function of this VM
   * @throws LuaSyntaxError
   */
  start(code: string | Uint8Array | LuaFunction, options: RunOptions = {}): Job {
    const { core } = this;
    return core.guard(() => {
      if (code instanceof LuaFunction) code.writeTo(core, core.callSlot);
      else this.compile(core.callSlot, code, options);
      return this.withArguments(options.args ?? [], (at, n) => new Job(this.context, core.callSlot, at, n, options));
    });
  }

  /**
   * Runs code as a fiber to its end, and answers its results.
   * @throws LuaSyntaxError · LuaError what it raised · BudgetError it reached its limits, and can be resumed through the error's
   *   `job` · VmClosedError
   */
  async run(code: string | Uint8Array | LuaFunction, options: RunOptions = {}): Promise<unknown[]> {
    return valuesOf(this.start(code, options));
  }

  /**
   * Runs a program: its main fiber, and what that spawns, until nothing is left to do. Then the VM is closed.
   * @internal
   * @param ended gets whether the main fiber did not die and the VM lived to the end
   * @throws LuaSyntaxError
   */
  runMain(source: Uint8Array, chunkName: string, args: readonly unknown[], ended: (ok: boolean) => void): void {
    const { core, context } = this;
    core.guard(() => {
      this.compile(core.callSlot, source, { chunkName });
      context.main = this.withArguments(args, (at, n) => context.spawn(core.callSlot, at, n, undefined));
      context.main.importer = true;
    });
    context.onIdle(() => {
      ended(!context.failed);
      context.close();
    });
  }

  /** Converts arguments into slots for the time of `use`. */
  private withArguments<T>(args: readonly unknown[], use: (at: Address, n: number) => T): T {
    const { core } = this;
    const n = args.length;
    const many = n > core.maxValues;
    const at = many ? core.reserveValues(n) : core.values;
    args.forEach((value, i) => core.marshal.write(at + i * VALUE_SIZE, value));
    const result = use(at, n);
    if (many) core.exports.emi_free(at, n * VALUE_SIZE);
    return result;
  }

  private compile(slot: Address, source: string | Uint8Array, options: LoadOptions): void {
    const { core } = this;
    const bytes = typeof source === "string" ? Buffer.from(source) : source;
    if (options.env) options.env.writeTo(core, core.temporary2);
    const env = options.env ? core.temporary2 : 0;
    if (!core.compile(slot, bytes, options.chunkName ?? "=chunk", env)) {
      throw new LuaSyntaxError(errorMessage(core, core.errorSlot));
    }
  }

  // ---- values ----

  /** Sets a global variable. Functions become host functions, and may be async. */
  set(name: string, value: unknown): void {
    const { core } = this;
    const slot = core.values + VALUE_SIZE;
    core.guard(() => {
      core.marshal.write(slot, value);
      core.exports.emi_globals(core.values);
      core.setField(core.values, name, slot);
    });
  }

  /** The value of a global variable. */
  get(name: string, conversion: Conversion = {}): unknown {
    const { core } = this;
    const slot = core.values + VALUE_SIZE;
    return core.guard(() => {
      core.exports.emi_globals(core.values);
      core.writeString(core.temporary, name);
      core.exports.emi_rawget(slot, core.values, core.temporary);
      return core.marshal.read(slot, conversion.strings, conversion.tables);
    });
  }

  /** The global environment. Release it when done. */
  get globals(): LuaTable {
    const { core } = this;
    return core.guard(() => {
      core.exports.emi_globals(core.values);
      return new LuaTable(core, core.values);
    });
  }

  /** A new Lua table, with the members of `members`. Release it when done. */
  table(members: object = {}): LuaTable {
    const { core } = this;
    return core.guard(() => {
      core.marshal.write(core.values, members);
      return new LuaTable(core, core.values);
    });
  }

  /** A host function with its own way of converting arguments and results. It lives as long as the VM. */
  function(fn: HostFunction, conversion: Conversion = {}): LuaFunction {
    const { core } = this;
    return core.guard(() => {
      core.writeFunction(core.values, core.addFunction(wrapFunction(core, fn, conversion)));
      return new LuaFunction(core, core.values);
    });
  }

  /** Declares a class of JavaScript objects that Lua may hold and call methods of. */
  defineClass<T extends object>(definition: HostClassDefinition<T>): HostClass<T> {
    return this.core.guard(() => new HostClass(this.context, definition));
  }

  // ---- life ----

  /** Resolves when no fiber is ready and none waits for a timer or a promise, or when the VM is closed. */
  idle(): Promise<void> {
    return new Promise((resolve) => this.context.onIdle(resolve));
  }

  /** Why the VM is gone; undefined while it lives. */
  get closed(): EmiluaError | undefined {
    return this.core.closed;
  }

  /** Collects all garbage now. */
  collectGarbage(): void {
    this.core.collect();
  }

  /** Counts for finding leaks. */
  stats(): VmStats {
    const { core } = this;
    return {
      memoryUsed: core.memoryUsed,
      handles: core.handles.ledger(),
      references: core.liveReferences,
      forgottenReferences: core.forgottenReferences,
      hostFunctions: core.functionCount,
    };
  }

  /**
   * Ends the VM and its actors: fibers are dropped where they are, host objects released. Again is harmless. When the options
   * `stdout` or `stderr` call it, the VM goes on until its slice is over.
   * @throws EmiluaError ERR_RUNNING when a host function of this VM calls it
   */
  close(): void {
    this.closeActors();
    this.context.close();
  }

  private closeActors(): void {
    for (const actor of this.actors) actor.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
