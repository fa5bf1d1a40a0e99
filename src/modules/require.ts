import { type Address } from "../interp/abi.js";
import { openConditionVariable } from "../scheduler/condition-variable.js";
import { openMutex } from "../scheduler/mutex.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";
import { openAsioError } from "./asio-error.js";
import { openByteSpan } from "./byte-span/index.js";
import { prepareDescriptors } from "./file-descriptor/index.js";
import { openFileModule } from "./file/index.js";
import { openFilesystem } from "./filesystem/index.js";
import { openGenericError } from "./generic-error.js";
import { openInbox } from "./inbox.js";
import { openIp } from "./ip/index.js";
import { openJson } from "./json.js";
import { ModuleLoader, type ModuleSource } from "./loader/loader.js";
import { candidates, type Place, ResolveError, rootPlace } from "./loader/resolve.js";
import { openPipe } from "./pipe.js";
import { openRegex } from "./regex/index.js";
import { prepareSockets } from "./socket/arrival.js";
import { openStream } from "./stream/index.js";
import { openSystem } from "./system/index.js";
import { openTime } from "./time/index.js";
import { openUnix } from "./unix/index.js";

/** Fills the table of a core module. */
type Opener = (context: VmContext, table: Address) => void;

/** The modules that come with the runtime. */
const coreModules: ReadonlyMap<string, Opener> = new Map([
  ["asio_error", openAsioError],
  ["condition_variable", openConditionVariable],
  ["file", openFileModule],
  ["filesystem", openFilesystem],
  ["generic_error", openGenericError],
  ["inbox", openInbox],
  ["ip", openIp],
  ["json", openJson],
  ["mutex", openMutex],
  ["stream", openStream],
  ["pipe", openPipe],
  ["regex", openRegex],
  ["system", openSystem],
  ["time", openTime],
  ["unix", openUnix],
]);

/**
 * Adds the global `require(id) -> module`, to the program and to every module it imports.
 *
 * - a core module ("time"): its table, or the object that it is ("inbox")
 * - "./x", "../x": a file of the program, see loader/resolve.ts. It runs in a fiber and an environment of its own, once;
 *   the caller waits for its end and gets the environment. Suspends.
 * - any other name: an external package
 *
 * Raises what the module raised, syntax errors included; errors of the runtime for bad ids, cycles, missing modules, and when it is
 * called from anywhere but a main fiber; EIO for a file that cannot be read.
 *
 * Source: manual, Module system.
 * @param equip adds what else depends on the place of a module
 * @returns the loader, when the program has a source of modules
 */
export function openRequire(
  context: VmContext,
  globals: Address,
  origin: ModuleSource | undefined,
  equip: (loader: ModuleLoader, table: Address, place: Place, file: string) => void,
): void {
  const { core } = context;
  prepareDescriptors(context);
  prepareSockets(context);
  // The one core module that is a global as well.
  const byteSpan = load(context, openByteSpan);
  core.exports.emi_deref(core.temporary2, byteSpan);
  core.setField(globals, "byte_span", core.temporary2);
  const loaded = new Map([["byte_span", byteSpan]]);

  const requireFor = (place: Place | undefined) => (base: Address, nargs: number) => {
    if (nargs === 0 || !core.memory.isString(base)) context.errors.raiseGeneric("EINVAL", { arg: 1 });
    const fiber = context.suspendable();
    if (!fiber.importer) context.errors.raiseCore("only_main_fiber_may_import");
    const id = core.memory.stringLatin1(base);
    const open = coreModules.get(id);
    let ref = loaded.get(id);
    if (ref === undefined && open !== undefined) loaded.set(id, (ref = load(context, open)));
    if (ref !== undefined) {
      core.exports.emi_deref(base, ref);
      return 1;
    }
    if (place === undefined || loader === undefined) return notFound(context, id);
    return loader.require(fiber, place, id, base);
  };

  const equipModule = (table: Address, place: Place, file: string): void => {
    core.setFunction(table, "require", requireFor(place));
    equip(loader!, table, place, file);
  };
  const loader = origin && new ModuleLoader(context, origin, globals, equipModule);
  if (origin === undefined) core.setFunction(globals, "require", requireFor(undefined));
  else equipModule(globals, rootPlace(origin.script), origin.script);
}

/** A VM without a source of modules: nothing is found, but bad names are told. */
function notFound(context: VmContext, id: string): never {
  try {
    candidates(undefined, id, []);
  } catch (error) {
    if (error instanceof ResolveError) context.errors.raiseCore(error.code);
    throw error;
  }
  return context.errors.raiseCore("module_not_found");
}

function load(context: VmContext, open: Opener): number {
  const { core } = context;
  const table = core.values + (core.maxValues - 1) * 8;
  core.exports.emi_table(table, 0, 8);
  core.memory.sync();
  open(context, table);
  return core.ref(table);
}
