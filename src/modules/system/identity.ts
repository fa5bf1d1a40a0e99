import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { typeAt } from "../../interp/marshal.js";
import * as os from "../../os/process.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, slotOf } from "../arguments.js";
import { requireMaster, requireProcess, systemCall } from "./access.js";
import { signalArgument } from "./signal-numbers.js";

const LARGEST_ID = 0xffffffff;

/**
 * Adds to module `system`:
 *
 * - `getpid()`, `getppid()`: numbers of this process and its parent
 * - `getresuid()`, `getresgid()`: real, effective and saved id; `getgroups()`: table of the supplementary groups
 * - `getpgrp()`, `getpgid(pid)`, `getsid(pid)`: process group and session; 0 is this process
 * - master VM only: `kill(pid, signal)`, `setresuid(r, e, s)`, `setresgid(r, e, s)`, `setgroups(groups)`, `setpgid(pid, pgid)`,
 *   `setsid()`. They do what the functions of the C library do, and raise what those report
 *
 * All but getpid, getppid, kill, getgroups and setgroups need koffi: ENOTSUP without it. setgroups raises ENOTSUP outside of the
 * process's main thread. Nothing here suspends.
 *
 * Source: manual, system.getresuid to system.setgroups, system.getpid to system.setsid.
 */
export function openIdentity(context: VmContext, table: Address): void {
  const { core, errors } = context;

  /** A function of `n` integers from `least` to `most` that answers numbers. */
  const define = (
    name: string,
    who: (context: VmContext) => void,
    n: number,
    call: (...integers: number[]) => readonly number[] | number | void,
    [least, most]: readonly [number, number] = [-0x80000000, 0x7fffffff],
  ): void =>
    core.setFunction(table, name, (base, nargs) => {
      who(context);
      const integers = Array.from({ length: n }, (_, i) => {
        const value = integerArgument(context, base, nargs, i + 1);
        return value >= least && value <= most ? value : badArgument(context, i + 1);
      });
      const answers = [systemCall(context, () => call(...integers)) ?? []].flat();
      answers.forEach((answer, i) => core.memory.setNumber(base + i * VALUE_SIZE, answer));
      return answers.length;
    });

  define("getpid", requireProcess, 0, () => process.pid);
  define("getppid", requireProcess, 0, () => process.ppid);
  define("getresuid", requireProcess, 0, os.getUserIds);
  define("getresgid", requireProcess, 0, os.getGroupIds);
  define("getpgrp", requireProcess, 0, () => os.getProcessGroup(0));
  define("getpgid", requireProcess, 1, os.getProcessGroup);
  define("getsid", requireProcess, 1, os.getSession);
  define("setpgid", requireMaster, 2, os.setProcessGroup);
  define("setsid", requireMaster, 0, os.newSession);
  define("setresuid", requireMaster, 3, (r, e, s) => os.setUserIds([r!, e!, s!]), [-1, LARGEST_ID]);
  define("setresgid", requireMaster, 3, (r, e, s) => os.setGroupIds([r!, e!, s!]), [-1, LARGEST_ID]);

  core.setFunction(table, "kill", (base, nargs) => {
    requireMaster(context);
    const pid = integerArgument(context, base, nargs, 1);
    const signal = signalArgument(context, base, nargs, 2);
    if (pid !== (pid | 0)) badArgument(context, 1);
    systemCall(context, () => process.kill(pid, signal));
    return 0;
  });
  core.setFunction(table, "getgroups", (base) => {
    requireProcess(context);
    if (!process.getgroups) return errors.raiseGeneric("ENOTSUP");
    core.marshal.write(base, systemCall(context, process.getgroups));
    return 1;
  });
  core.setFunction(table, "setgroups", (base, nargs) => {
    requireMaster(context);
    const groups = nargs < 1 ? undefined : readIds(core, slotOf(base, 1));
    if (groups === undefined) return badArgument(context, 1);
    if (!process.setgroups) return errors.raiseGeneric("ENOTSUP");
    systemCall(context, () => process.setgroups!(groups));
    return 0;
  });
}

/** The ids in the table at `slot`, 1..n; undefined when there is anything else. */
function readIds(core: Core, slot: Address): number[] | undefined {
  if (typeAt(core, slot) !== "table") return undefined;
  const { memory } = core;
  const ids: number[] = [];
  for (let i = 1, n = core.exports.emi_rawlen(slot); i <= n; i++) {
    memory.setNumber(core.temporary, i);
    core.exports.emi_rawget(core.temporary2, slot, core.temporary);
    const id = memory.isNumber(core.temporary2) ? memory.number(core.temporary2) : NaN;
    if (!Number.isInteger(id) || id < 0 || id >= LARGEST_ID) return undefined;
    ids.push(id);
  }
  return ids;
}
