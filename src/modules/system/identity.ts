import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument } from "../arguments.js";
import { requireMaster, requireProcess, systemCall } from "./access.js";
import { signalArgument } from "./signal-numbers.js";

/**
 * Adds to module `system`:
 *
 * - `getpid()`, `getppid()`: numbers of this process and its parent
 * - `kill(pid, signal)`: kill(2). Master VM only
 *
 * Source: manual, system.getpid to system.kill.
 */
export function openIdentity(context: VmContext, table: Address): void {
  const { core } = context;
  const answer = (name: string, number: () => number): void =>
    core.setFunction(table, name, (base) => {
      requireProcess(context);
      core.memory.setNumber(base, number());
      return 1;
    });
  answer("getpid", () => process.pid);
  answer("getppid", () => process.ppid);
  core.setFunction(table, "kill", (base, nargs) => {
    requireMaster(context);
    const pid = integerArgument(context, base, nargs, 1);
    const signal = signalArgument(context, base, nargs, 2);
    if (pid !== (pid | 0)) badArgument(context, 1);
    systemCall(context, () => process.kill(pid, signal));
    return 0;
  });
}
