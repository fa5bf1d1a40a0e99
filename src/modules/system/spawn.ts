import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { type Address } from "../../interp/abi.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { requireProcess, systemCall } from "./access.js";
import { NamedArguments } from "./named-arguments.js";
import { findProgram } from "./program.js";
import { isSendable, signalArgument, signalNumbers } from "./signal-numbers.js";
import { Subprocess } from "./subprocess.js";

const STREAMS = ["stdin", "stdout", "stderr"] as const;

/** What Node's child processes cannot be told. */
const UNSUPPORTED = [
  "scheduler",
  "set_ctty",
  "process_group",
  "foreground",
  "umask",
  "pdeathsig",
  "nsenter_user",
  "nsenter_mount",
  "nsenter_uts",
  "nsenter_ipc",
  "nsenter_net",
] as const;

const KNOWN: ReadonlySet<string> = new Set([
  "program",
  "arguments",
  "environment",
  ...STREAMS,
  "extra_fds",
  "signal_on_gcreaper",
  "start_new_session",
  "ruid",
  "euid",
  "rgid",
  "egid",
  "extra_groups",
  "working_directory",
  ...UNSUPPORTED,
]);

/** Node takes ids as signed 32-bit integers. */
const LARGEST_ID = 0x7fffffff;

/** What a child is started with. */
interface Plan {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly options: SpawnOptions;
  readonly lastSignal: number;
}

/**
 * Adds `spawn(opts) -> subprocess` to module `system`. Returns when the program runs. It only suspends when the system cannot start
 * it, for as long as Node takes to say why.
 */
export function openSpawn(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = defineKind<Subprocess>(context, {
    name: "subprocess",
    methods: {
      wait: (self) => (self.wait() ? Operation.suspended : 0),
      kill(self, base, nargs) {
        self.kill(signalArgument(context, base, nargs, 2));
        return 0;
      },
      cap_get: () => context.errors.raiseGeneric("ENOTSUP"),
    },
    getters: {
      exit_code: (self, slot) => core.memory.setNumber(slot, self.ended.code),
      exit_signal(self, slot) {
        const { signal } = self.ended;
        if (signal === undefined) core.memory.setNil(slot);
        else core.memory.setNumber(slot, signal);
      },
      pid: (self, slot) => core.memory.setNumber(slot, self.pid),
    },
    release: (self) => self.release(),
  });
  core.setFunction(table, "spawn", (base, nargs) => {
    requireProcess(context);
    if (nargs < 1) core.memory.setNil(base);
    const plan = readPlan(context, base);
    const child = systemCall(context, () => start(plan));
    if (child.pid === undefined) return reportFailure(context, child);
    core.writeHandle(base, kind, new Subprocess(context, child, plan.lastSignal));
    return 1;
  });
}

function start(plan: Plan): ChildProcess {
  const child = spawn(plan.file, plan.arguments, plan.options);
  child.on("error", () => {}); // told below, or nobody asked
  // The ends that nobody holds.
  for (const stream of child.stdio) stream?.destroy();
  return child;
}

/** Node says in its next turn why a child could not be started. */
function reportFailure(context: VmContext, child: ChildProcess): number {
  const failure = new Operation(context);
  child.on("error", (error) => failure.fail(error));
  return Operation.suspended;
}

function readPlan(context: VmContext, table: Address): Plan {
  const given = new NamedArguments(context, table, KNOWN);
  refuseUnsupported(given);
  const [argv0 = "", ...rest] = given.strings("arguments");
  const lastSignal = given.integer("signal_on_gcreaper") ?? signalNumbers.get("SIGTERM")!;
  if (!isSendable(lastSignal)) given.bad("signal_on_gcreaper");
  const directory = readDirectory(given);
  const options: SpawnOptions = {
    argv0,
    env: given.dictionary("environment", (name) => name !== "" && !name.includes("=")),
    stdio: STREAMS.map((name, descriptor) => readStream(context, given, name, descriptor)),
    detached: given.flag("start_new_session"),
    ...identity(given),
    ...(directory !== undefined && { cwd: directory }),
  };
  return { file: readProgram(context, given, directory), arguments: rest, options, lastSignal };
}

/** Raises EINVAL for options that contradict each other, ENOTSUP for those that cannot be had. */
function refuseUnsupported(given: NamedArguments): void {
  if (given.has("set_ctty") && (!given.flag("start_new_session") || given.has("foreground"))) given.bad("set_ctty");
  if (given.has("foreground") && !given.has("process_group")) given.bad("foreground");
  for (const name of UNSUPPORTED) if (given.has(name)) given.unsupported(name);
}

function readProgram(context: VmContext, given: NamedArguments, directory: string | undefined): string {
  const { memory } = context.core;
  const slot = given.get("program");
  if (!memory.isString(slot)) return given.bad("program");
  const name = given.text("program", slot);
  return systemCall(context, () => findProgram(name, directory));
}

function readDirectory(given: NamedArguments): string | undefined {
  return given.has("working_directory") ? given.bad("working_directory") : undefined;
}

/** A standard stream: shared, or the end of a pipe whose other end is closed. */
function readStream(
  context: VmContext,
  given: NamedArguments,
  name: (typeof STREAMS)[number],
  descriptor: number,
): number | "pipe" {
  const { memory } = context.core;
  const slot = given.get(name);
  if (memory.isNil(slot)) return "pipe";
  return memory.isString(slot) && memory.stringLatin1(slot) === "share" ? descriptor : given.bad(name);
}

/**
 * The user and group of the child. Node sets the real, effective and saved ids together, and takes all supplementary groups away:
 * so both ids of a pair must be given and equal, and `extra_groups` be absent or empty.
 */
function identity(given: NamedArguments): { uid?: number; gid?: number } {
  const uid = readId(given, "ruid", "euid");
  const gid = readId(given, "rgid", "egid");
  const changes = uid !== undefined || gid !== undefined;
  if (given.has("extra_groups") && (!changes || !given.isEmptyTable("extra_groups"))) given.unsupported("extra_groups");
  return { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
}

function readId(given: NamedArguments, real: string, effective: string): number | undefined {
  const id = given.integer(real);
  const other = given.integer(effective);
  for (const [name, value] of [
    [real, id],
    [effective, other],
  ] as const) {
    if (value !== undefined && (value < 0 || value > LARGEST_ID)) given.bad(name);
  }
  if (id !== other) given.unsupported(id === undefined ? effective : real);
  return id;
}
