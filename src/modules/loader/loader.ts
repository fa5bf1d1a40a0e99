import { type Address, EMI_HOST_SUSPEND, RESUME_ERROR, VALUE_SIZE } from "../../interp/abi.js";
import { RaisedValue } from "../../interp/lua-errors.js";
import { HeldValues } from "../../scheduler/runtime/delivery.js";
import { DONE, FAILED, type Fiber, WAITING } from "../../scheduler/runtime/fiber.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { loadTurtle } from "../turtle/index.js";
import { type ModuleFiles } from "./files.js";
import { type Candidate, candidates, type Place, ResolveError } from "./resolve.js";

/** What a program's modules come from. */
export interface ModuleSource {
  /** The file of the program itself: './x' in it is beside it. */
  readonly script: string;
  /** Directories of external packages, in order. */
  readonly packages: readonly string[];
  readonly files: ModuleFiles;
}

/** A module in Lua code, found and read. */
export interface FoundModule extends Candidate {
  readonly source: Uint8Array;
}

/** A module this VM knows. */
interface Module {
  /** Reference to what require answers; 0 while it is being loaded. */
  value: number;
  /** The fiber that loads it; undefined for the program itself. */
  fiber: Fiber | undefined;
  /** Who waits for it. */
  readonly importers: Fiber[];
}

/** Gives a module what depends on its place: sets its own `require` and so on in `table`. */
export type Equip = (table: Address, place: Place, file: string) => void;

/** Finds, loads and keeps the Lua modules of one VM. Each gets an environment of its own, which inherits the builtins. */
export class ModuleLoader {
  private readonly modules = new Map<string, Module>();
  /** What fibers wait for that load modules, or import them. */
  private readonly awaited = new Map<Fiber, Module>();
  /** The builtins as they were before any code of the program ran. */
  private readonly builtins: number;

  /**
   * @param globals the environment of the program
   * @param equip called for every module with the table of its builtins
   */
  constructor(
    private readonly context: VmContext,
    private readonly origin: ModuleSource,
    globals: Address,
    private readonly equip: Equip,
  ) {
    const { core } = context;
    const copy = core.temporary3;
    this.copyMembers(copy, globals);
    this.builtins = core.ref(copy);
    this.modules.set(origin.script, { value: 0, fiber: undefined, importers: [] }); // never done with loading
  }

  /**
   * The file of module `id`, and its text.
   * @throws the Lua errors of a bad id, or of a module that is not there or cannot be read
   */
  find(from: Place, id: string): FoundModule {
    const { errors } = this.context;
    let list: Candidate[];
    try {
      list = candidates(from, id, this.origin.packages);
    } catch (error) {
      if (error instanceof ResolveError) errors.raiseCore(error.code);
      throw error;
    }
    for (const candidate of list) {
      const source = this.read(candidate.file);
      if (source !== undefined) return { ...candidate, source };
    }
    return errors.raiseCore("module_not_found");
  }

  /** The text of a module that was found before. */
  readAgain(file: string): Uint8Array {
    return this.read(file) ?? this.context.errors.raiseCore("module_not_found");
  }

  private read(file: string): Uint8Array | undefined {
    try {
      return this.origin.files.read(file);
    } catch {
      return this.context.errors.raiseGeneric("EIO");
    }
  }

  /**
   * require(id) in the module at `from`: puts the module at `base`, or makes `fiber` wait for it. Answers like a host
   * function.
   */
  require(fiber: Fiber, from: Place, id: string, base: Address): number {
    const { core } = this.context;
    const found = this.find(from, id);
    const known = this.modules.get(found.file);
    if (known !== undefined) {
      if (known.value === 0) return this.wait(fiber, known);
      core.exports.emi_deref(base, known.value);
      return 1;
    }
    if (found.type === "turtle") {
      loadTurtle(this.context, base, found.source, id);
      this.modules.set(found.file, { value: core.ref(base), fiber: undefined, importers: [] });
      return 1;
    }
    const loading = this.start(found, base);
    const module: Module = { value: 0, fiber: loading, importers: [] };
    this.modules.set(found.file, module);
    const environment = core.ref(base);
    loading.importer = true;
    loading.onEnd = ({ state }) => {
      if (state === DONE) module.value = environment;
      else {
        this.modules.delete(found.file);
        core.unref(environment);
      }
      for (const importer of module.importers) {
        this.awaited.delete(importer);
        if ((state === DONE || state === FAILED) && importer.state === WAITING) this.answer(importer, module.value);
      }
    };
    return this.wait(fiber, module);
  }

  /** Makes a fiber wait until a module is loaded; an error when the module waits for the fiber. */
  private wait(fiber: Fiber, module: Module): number {
    // Who loads a module and who asked for it wait for each other's ends: follow that from the module.
    for (let at: Module | undefined = module; at !== undefined; at = at.fiber && this.awaited.get(at.fiber)) {
      if (at.fiber === undefined || at.fiber === fiber) this.context.errors.raiseCore("cyclic_import");
    }
    this.awaited.set(fiber, module);
    module.importers.push(fiber);
    fiber.state = WAITING;
    return EMI_HOST_SUSPEND;
  }

  /** Ends an importer's wait, with the module or with the error that ended it. */
  private answer(importer: Fiber, value: number): void {
    const { core } = this.context;
    if (value !== 0) {
      core.exports.emi_deref(core.temporary, value);
      importer.delivery = HeldValues.take(core, core.temporary, 1);
    } else {
      importer.delivery = HeldValues.take(core, core.errorSlot, 1);
      importer.mode = RESUME_ERROR;
    }
    this.context.wake(importer);
  }

  /** Compiles a module and makes the fiber that runs it; its environment is left at `base`. */
  private start(found: FoundModule, base: Address): Fiber {
    const { context } = this;
    const { core } = context;
    const chunk = core.values;
    this.newEnvironment(base, found);
    if (!core.compile(chunk, found.source, `@${found.file}`, base)) throw new RaisedValue();
    const fiber = context.spawn(chunk, chunk, 0, context.running?.budget);
    core.exports.emi_deref(core.temporary, fiber.ref);
    core.exports.emi_setfenv(core.temporary, base);
    return fiber;
  }

  /** An empty table at `slot` that inherits the builtins. */
  private newEnvironment(slot: Address, found: FoundModule): void {
    const { core } = this.context;
    const [meta, inherited] = [core.values, core.values + VALUE_SIZE];
    core.exports.emi_deref(core.temporary3, this.builtins);
    this.copyMembers(inherited, core.temporary3);
    core.exports.emi_table(slot, 0, 0);
    core.setField(inherited, "_G", slot);
    core.writeString(core.temporary2, "");
    core.setField(inherited, "_CONTEXT", core.temporary2);
    this.equip(inherited, found.place, found.file);
    core.exports.emi_table(meta, 0, 2);
    core.setField(meta, "__index", inherited);
    core.writeString(core.temporary2, "module");
    core.setField(meta, "__metatable", core.temporary2);
    core.exports.emi_setmeta(slot, meta);
  }

  /** A new table at `to` with the members of the table at `from`. */
  private copyMembers(to: Address, from: Address): void {
    const { core } = this.context;
    const [key, value] = [core.values + 2 * VALUE_SIZE, core.values + 3 * VALUE_SIZE];
    core.exports.emi_table(to, 0, 64);
    core.memory.sync();
    core.memory.setNil(key);
    while (core.exports.emi_next(from, key, value) === 1) core.exports.emi_rawset(to, key, value);
    core.memory.sync();
  }
}
