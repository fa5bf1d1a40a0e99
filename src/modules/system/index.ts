import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { requireProcess } from "./access.js";
import { openExit } from "./exit.js";
import { openIdentity } from "./identity.js";
import { openSignal } from "./signal.js";
import { openSpawn } from "./spawn.js";
import { openStandardStream } from "./standard-streams.js";

/** Members of the manual that this runtime does not have. */
const UNSUPPORTED = new Set(
  (
    "cap_get_proc cap_init cap_from_text cap_get_bound cap_drop_bound cap_get_ambient cap_set_ambient cap_reset_ambient " +
    "cap_get_secbits cap_set_secbits SECBIT_NOROOT SECBIT_NOROOT_LOCKED SECBIT_NO_SETUID_FIXUP " +
    "SECBIT_NO_SETUID_FIXUP_LOCKED SECBIT_KEEP_CAPS SECBIT_KEEP_CAPS_LOCKED SECBIT_NO_CAP_AMBIENT_RAISE " +
    "SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED"
  ).split(" "),
);

/** A member that is made when it is first asked for, and written at `slot`. */
type Maker = (slot: Address) => void;

/**
 * Module `system`: what belongs to the process.
 *
 * - `in_`, `out`, `err`: the standard streams (standard-streams.ts)
 * - `arguments`, `environment`: tables of strings, the VM's own: changing them changes nothing else
 * - `exit` (exit.ts), `signal` (signal.ts), `spawn` (spawn.ts), `getpid` and its like (identity.ts)
 *
 * All but `exit` raise EPERM where the program may not use the process; what changes it for everybody raises EPERM in all VMs
 * but the master. What this runtime does not have raises ENOTSUP.
 *
 * Source: manual, system.arguments to system.setsid.
 */
export function openSystem(context: VmContext, table: Address): void {
  const { core, errors } = context;
  openExit(context, table);
  openIdentity(context, table);
  openSpawn(context, table);

  const makers = new Map<string, Maker>([
    ["arguments", (slot) => core.marshal.write(slot, requireProcess(context).arguments)],
    ["environment", (slot) => core.marshal.write(slot, { ...process.env })],
    ["signal", (slot) => openSignal(context, slot)],
    ["in_", (slot) => openStandardStream(context, slot, "in_")],
    ["out", (slot) => openStandardStream(context, slot, "out")],
    ["err", (slot) => openStandardStream(context, slot, "err")],
  ]);
  const [meta, made] = [core.values, core.values + (core.maxValues - 3) * VALUE_SIZE];
  core.exports.emi_table(meta, 0, 1);
  core.memory.sync();
  core.setFunction(meta, "__index", (base) => {
    const key = core.memory.isString(base + VALUE_SIZE) ? core.memory.stringLatin1(base + VALUE_SIZE) : "";
    const make = makers.get(key);
    if (make === undefined) {
      return UNSUPPORTED.has(key) ? errors.raiseGeneric("ENOTSUP") : errors.raiseCore("key_not_found");
    }
    requireProcess(context);
    make(made);
    core.setField(base, key, made);
    core.memory.copy(base, made);
    return 1;
  });
  core.exports.emi_setmeta(table, meta);
}
