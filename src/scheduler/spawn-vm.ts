import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { typeAt } from "../interp/marshal.js";
import { type ModuleLoader } from "../modules/loader/loader.js";
import { type Place } from "../modules/loader/resolve.js";
import { writeChannel } from "./channel.js";
import { type ActorOptions } from "./runtime/actors.js";
import { type VmContext } from "./runtime/vm-context.js";

/**
 * Adds `spawn_vm` and `spawn_context_threads` to the globals of one module.
 *
 * - `spawn_vm(module, [options]) -> tx-channel`: a new VM (an actor) whose main fiber runs `module`, an id as for require or "."
 *   for this very module. Post semantics; does not suspend. Options:
 *   - `inherit_context = true`: share the thread with the caller; false: a thread of its own
 *   - `concurrency_hint`: with inherit_context = false, 1 promises that the new context gets no more threads
 *   - `new_master = false`: the new VM takes over the caller's role as master; EPERM unless the caller has it
 *
 *   Raises what require raises when the module is not found; EINVAL for options of wrong types, ENOTSUP for those still to come;
 *   EPERM where the program may not have actors.
 * - `spawn_context_threads(n)`: n more threads for the context; ENOTSUP when it was made with concurrency_hint = 1, EAGAIN
 *   above 1,023 threads at a time.
 *
 * Source: manual, Threads and the actor model.
 */
export function openSpawnVm(
  context: VmContext,
  loader: ModuleLoader,
  table: Address,
  place: Place,
  file: string,
): void {
  const { core, errors } = context;
  core.setFunction(table, "spawn_vm", (base, nargs) => {
    if (nargs === 0 || !core.memory.isString(base)) context.errors.raiseGeneric("EINVAL", { arg: 1 });
    const { actors } = context;
    if (actors === undefined) return errors.raiseGeneric("EPERM");
    const options = nargs >= 2 ? readOptions(context, base + VALUE_SIZE) : readNothing();
    const id = core.memory.stringLatin1(base);
    const found = id === "." ? { file, source: loader.readAgain(file) } : loader.find(place, id);
    if ("type" in found && found.type !== "lua") return errors.raiseGeneric("EINVAL", { arg: 1 });
    if (options.newMaster && !context.master) return errors.raiseGeneric("EPERM", { arg: 2 });
    const destination = actors.spawn(context, found, options);
    if (options.newMaster) context.master = false;
    writeChannel(core, base, destination);
    return 1;
  });
  core.setFunction(table, "spawn_context_threads", (base, nargs) => {
    const n = nargs >= 1 && core.memory.isNumber(base) ? core.memory.number(base) : NaN;
    if (!Number.isInteger(n) || n < 1) return errors.raiseGeneric("EINVAL", { arg: 1 });
    if (context.actors === undefined) return errors.raiseGeneric("EPERM");
    const added = context.actors.addThreads(n);
    if (added !== "done") return errors.raiseGeneric(added === "full" ? "EAGAIN" : "ENOTSUP");
    return 0;
  });
}

function readNothing(): ActorOptions {
  return { inheritContext: true, concurrencyHint: undefined, newMaster: false };
}

const KNOWN = new Set(["inherit_context", "concurrency_hint", "new_master"]);

function readOptions(context: VmContext, slot: Address): ActorOptions {
  const { core, errors } = context;
  const invalid = (): never => errors.raiseGeneric("EINVAL", { arg: 2 });
  if (core.memory.isNil(slot)) return readNothing();
  if (typeAt(core, slot) !== "table") return invalid();
  const given = core.marshal.read(slot, "latin1", "copy") as
    Record<string, unknown> | Map<unknown, unknown> | unknown[];
  if (Array.isArray(given) || given instanceof Map) return invalid();
  for (const name of Object.keys(given)) if (!KNOWN.has(name)) return errors.raiseGeneric("ENOTSUP", { arg: 2 });
  const { inherit_context: inherit = true, new_master: newMaster = false, concurrency_hint: hint } = given;
  if (typeof inherit !== "boolean" || typeof newMaster !== "boolean") return invalid();
  if (hint === undefined) return { inheritContext: inherit, concurrencyHint: undefined, newMaster };
  if (inherit || typeof hint !== "number" || !Number.isInteger(hint) || hint < 1) return invalid();
  return { inheritContext: inherit, concurrencyHint: hint, newMaster };
}
