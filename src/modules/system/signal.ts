import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { requireMaster, systemCall } from "./access.js";
import { canHandle, ignoreSignal, isReceived, resetSignal } from "./signal-handlers.js";
import { handledSignalArgument, signalArgument, signalNumbers } from "./signal-numbers.js";
import { SignalSet } from "./signal-set.js";

/**
 * Puts the table `system.signal` at `slot`.
 *
 * - constants SIGABRT ...: those that the system has
 * - `raise(signal)`: sends it to this process
 * - `set.new([signal, ...]) -> set`, `set:add(signal)`: master VM only
 * - `set:remove(signal)`, `set:clear()`: what is queued for them is forgotten
 * - `set:wait() -> integer`: suspends until one occurs, unless an occurrence is queued: then the lowest one. An interruption
 *   point; an interrupted wait takes no occurrence away
 * - `set:cancel()`: ends the waits with "Operation canceled"
 * - `ignore(signal)`, `default(signal)`: master VM only; EBUSY while a set contains the signal
 *
 * EINVAL for what is no signal, and for changing what SIGKILL and SIGSTOP do. ENOTSUP for handling faults (SIGSEGV, SIGBUS, SIGFPE,
 * SIGILL) and real-time signals, and in a master VM that is not in the process's main thread.
 *
 * Source: manual, system.signal to system.signal.default.
 */
export function openSignal(context: VmContext, slot: Address): void {
  const { core, errors } = context;
  const inner = slot - VALUE_SIZE;
  const requireHandling = (): void => {
    requireMaster(context);
    if (!canHandle) errors.raiseGeneric("ENOTSUP");
  };
  const kind = defineKind<SignalSet>(context, {
    name: "signal_set",
    methods: {
      add(self, base, nargs) {
        requireHandling();
        const signal = handledSignalArgument(context, base, nargs, 2);
        systemCall(context, () => self.add(signal));
        return 0;
      },
      remove(self, base, nargs) {
        self.remove(handledSignalArgument(context, base, nargs, 2));
        return 0;
      },
      clear(self) {
        self.clear();
        return 0;
      },
      cancel(self) {
        self.cancel();
        return 0;
      },
      wait(self, base) {
        context.suspendable();
        const signal = self.take();
        if (signal !== undefined) {
          core.memory.setNumber(base, signal);
          return 1;
        }
        self.wait();
        return Operation.suspended;
      },
    },
    release: (self) => self.clear(),
  });

  core.exports.emi_table(slot, 0, signalNumbers.size + 4);
  core.exports.emi_table(inner, 0, 1);
  core.memory.sync();
  for (const [name, number] of signalNumbers) {
    core.memory.setNumber(core.temporary2, number);
    core.setField(slot, name, core.temporary2);
  }
  core.setFunction(slot, "raise", (base, nargs) => {
    const signal = signalArgument(context, base, nargs, 1);
    systemCall(context, () => process.kill(process.pid, signal));
    return 0;
  });
  const change = (how: (signal: number) => void) => (base: Address, nargs: number) => {
    requireHandling();
    const signal = handledSignalArgument(context, base, nargs, 1);
    if (isReceived(signal)) errors.raiseGeneric("EBUSY", { arg: 1 });
    systemCall(context, () => how(signal));
    return 0;
  };
  const posix = process.platform !== "win32";
  core.setFunction(slot, "ignore", posix ? change(ignoreSignal) : () => errors.raiseGeneric("ENOTSUP"));
  core.setFunction(slot, "default", posix ? change(resetSignal) : () => errors.raiseGeneric("ENOTSUP"));
  core.setFunction(inner, "new", (base, nargs) => {
    requireHandling();
    const signals = Array.from({ length: nargs }, (_, i) => handledSignalArgument(context, base, nargs, i + 1));
    const set = new SignalSet(context);
    core.writeHandle(base, kind, set); // from here on its userdata's end cleans up
    systemCall(context, () => signals.forEach((signal) => set.add(signal)));
    return 1;
  });
  core.setField(slot, "set", inner);
}
