import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { opendirSync } from "node:fs";
import { type Address } from "../../interp/abi.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { closeDescriptor } from "../../os/close.js";
import { pipe } from "../../os/descriptors.js";
import { hasLibc } from "../../os/libc.js";
import { pathAt } from "../filesystem/path.js";
import { requireProcess, systemCall } from "./access.js";
import { NamedArguments } from "./named-arguments.js";
import { expectExecutable, findProgram } from "./program.js";
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
  /** What the child's descriptors are: ours, the end of a pipe, or nothing. */
  readonly stdio: Stdio;
  readonly options: SpawnOptions;
  readonly lastSignal: number;
}

/** Descriptor numbers in the child that `extra_fds` may name. */
const FIRST_EXTRA = 3;
const LAST_EXTRA = 9;

type Stdio = (number | "pipe" | "ignore")[];

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

/** Throws Node's errors, but those that it tells later: then the child has no pid. */
function start({ file, arguments: args, stdio, options }: Plan): ChildProcess {
  const broken = breakPipes(stdio);
  try {
    const child = spawn(file, args, { ...options, stdio });
    child.on("error", () => {}); // see reportFailure
    if (child.pid !== undefined) for (const stream of child.stdio) stream?.destroy();
    return child;
  } finally {
    if (broken !== undefined) closeDescriptor(broken);
  }
}

/**
 * Replaces the pipes that the child would write to by one whose other end is closed already: before Node closes the one it has made, a
 * child can write something. It has to do without koffi.
 * @returns the end for the child, to be closed once that has started
 */
function breakPipes(stdio: Stdio): number | undefined {
  if (!stdio.includes("pipe", 1) || !hasLibc()) return undefined;
  const { read, write } = pipe();
  closeDescriptor(read);
  stdio.forEach((end, i) => {
    if (i > 0 && end === "pipe") stdio[i] = write;
  });
  return write;
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
  const directory = readDirectory(context, given);
  const options: SpawnOptions = {
    argv0,
    env: given.dictionary("environment", (name) => name !== "" && !name.includes("=")),
    detached: given.flag("start_new_session"),
    ...identity(given),
    ...(directory !== undefined && { cwd: directory }),
  };
  const stdio = readStdio(context, given);
  return { file: readProgram(context, given, directory), arguments: rest, stdio, options, lastSignal };
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
  if (memory.isString(slot)) {
    const name = given.text("program", slot);
    return systemCall(context, () => findProgram(name, directory));
  }
  const path = pathAt(context, slot);
  const file = path === undefined ? ofDescriptor(given, "program", slot) : textOf(given, "program", path);
  return systemCall(context, () => expectExecutable(file.includes("/") ? file : `./${file}`, directory));
}

/** Where the child is to run; undefined: where this process does. */
function readDirectory(context: VmContext, given: NamedArguments): string | undefined {
  const name = "working_directory";
  if (!given.has(name)) return undefined;
  const slot = given.get(name);
  const path = pathAt(context, slot);
  const directory = path === undefined ? ofDescriptor(given, name, slot) : textOf(given, name, path);
  // Node says ENOENT for the program, whatever is wrong with its directory.
  systemCall(context, () => opendirSync(directory).closeSync());
  return directory;
}

function textOf(given: NamedArguments, name: string, path: string): string {
  return given.utf8(name, Buffer.from(path, "latin1"));
}

/** A path that leads to what a file_descriptor refers to, from the child as well. */
function ofDescriptor(given: NamedArguments, name: string, slot: Address): string {
  const fd = given.descriptor(name, slot);
  return process.platform === "linux" ? `/proc/${process.pid}/fd/${fd}` : given.unsupported(name);
}

function readStdio(context: VmContext, given: NamedArguments): Stdio {
  const { memory } = context.core;
  const stdio: Stdio = STREAMS.map((name, shared) => {
    const slot = given.get(name);
    if (memory.isNil(slot)) return "pipe";
    if (!memory.isString(slot)) return given.descriptor(name, slot);
    return memory.stringLatin1(slot) === "share" ? shared : given.bad(name);
  });
  given.members("extra_fds", (key, member) => {
    const number = memory.isNumber(key) ? memory.number(key) : NaN;
    if (!Number.isInteger(number) || number < FIRST_EXTRA || number > LAST_EXTRA) given.bad("extra_fds");
    while (stdio.length <= number) stdio.push("ignore");
    stdio[number] = given.descriptor("extra_fds", member);
  });
  return stdio;
}

/**
 * The user and group of the child. Node sets the real, effective and saved ids together, and takes all supplementary groups away:
 * so both ids of a pair must be given and equal, and `extra_groups` be absent or empty.
 */
function identity(given: NamedArguments): { uid?: number; gid?: number } {
  const uid = readId(given, "ruid", "euid");
  const gid = readId(given, "rgid", "egid");
  const changes = uid !== undefined || gid !== undefined;
  if (given.has("extra_groups") && (!given.isEmptyTable("extra_groups") || !changes)) given.unsupported("extra_groups");
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
