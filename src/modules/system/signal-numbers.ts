import { constants } from "node:os";
import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument } from "../arguments.js";

/** The manual's names, as far as this system has them. */
const NAMES = (
  "SIGABRT SIGFPE SIGILL SIGINT SIGSEGV SIGTERM SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT " +
  "SIGSTOP SIGSYS SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIGBREAK"
).split(" ");

const system: Readonly<Record<string, number | undefined>> = constants.signals;

/** Number of each signal by its name. */
export const signalNumbers: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((name): [string, number][] => (system[name] === undefined ? [] : [[name, system[name]]])),
);

/** What Node calls each signal, whether the manual names it or not. */
const nodeNames = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]));
for (const [name, number] of signalNumbers) nodeNames.set(number, name as NodeJS.Signals);

/** Highest signal number, real-time signals included. */
const LAST = process.platform === "linux" ? 64 : 31;

/**
 * Signals of faults in this very process. Node needs their handlers for itself, and returning from one would only repeat the
 * fault.
 */
const FAULTS = new Set(["SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"].map((name) => system[name]));

/** Whether `number` may be sent to a process; 0 only asks whether one could. */
export function isSendable(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= LAST;
}

/** Argument `n`, a signal to send, or 0. */
export function signalArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const number = integerArgument(context, base, nargs, n);
  return isSendable(number) ? number : badArgument(context, n);
}

/**
 * Argument `n`, a signal whose handling can be changed. EINVAL for what is none, and for SIGKILL and SIGSTOP; ENOTSUP for faults
 * and for real-time signals, which Node cannot handle.
 */
export function handledSignalArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const number = integerArgument(context, base, nargs, n);
  if (number < 1 || number > LAST || number === system["SIGKILL"] || number === system["SIGSTOP"]) {
    return badArgument(context, n);
  }
  if (FAULTS.has(number) || !nodeNames.has(number)) return context.errors.raiseGeneric("ENOTSUP", { arg: n });
  return number;
}

/** Node's name for a signal that it can handle. */
export function nodeName(number: number): NodeJS.Signals {
  return nodeNames.get(number)!;
}

/** The number of a signal that ended a child, by Node's name for it. */
export function numberOf(name: string): number {
  return system[name] ?? 0;
}
