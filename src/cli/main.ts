import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LuaSyntaxError, OutOfMemoryError } from "../interp/errors.js";
import { loadModule } from "../interp/loader.js";
import { type WasmModule } from "../interp/web-assembly.js";
import { resetSignal } from "../modules/system/signal-handlers.js";
import { type ExitForce } from "../scheduler/runtime/vm-context.js";
import { Vm } from "../vm.js";
import { prepareScheduler, ProgramActors, vmOptions } from "./threads.js";
import { type RunFlags, UsageError, help, parseArguments } from "./options.js";
import { writeError, writeOutput } from "./output.js";

/** Set when the command is bundled. */
declare const EMILUA_VERSION: string | undefined;

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** The emilua-ts command. */
function main(args: readonly string[]): void {
  try {
    const command = parseArguments(args);
    switch (command.type) {
      case "help":
        return writeOutput(Buffer.from(help));
      case "version":
        return writeOutput(
          Buffer.from(`emilua-ts ${typeof EMILUA_VERSION === "string" ? EMILUA_VERSION : "unbundled"}\n`),
        );
      case "run":
        return run(command.script, command.args, command.options);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    writeError(`emilua-ts: ${error.message}\n`);
    process.exitCode = EXIT_USAGE;
  }
}

function run(script: string, args: readonly string[], options: RunFlags): void {
  const source = readScript(script);
  const program = {
    ...options,
    packages: packageDirectories(),
    core: testCore(),
    arguments: [process.argv[1]!, script, ...args],
  };
  if (process.env["EMILUA_TRACE"] === "1") program.trace = true;
  prepareScheduler(program);
  if (process.platform !== "win32") resetSignal(constants.signals.SIGUSR1); // Node would start its debugger
  try {
    const actors = new ProgramActors(program);
    const vm = Vm.create({ ...vmOptions(program, script, actors), exit: exitProcess });
    process.on("beforeExit", () => actors.closeWaiting());
    vm.runMain(source, `@${script}`, args, (ok) => {
      if (!ok) process.exitCode = EXIT_FAILED;
    });
    vm.context.scheduler.turn(); // no need to wait for Node's first
  } catch (error) {
    if (!(error instanceof LuaSyntaxError || error instanceof OutOfMemoryError)) throw error;
    writeError(`emilua-ts: ${error.message}\n`);
    process.exitCode = EXIT_FAILED;
  }
}

/** What system.exit of the main VM does to the process. */
function exitProcess(code: number, force: ExitForce): void {
  if (force === 2) process.exit(code & 0xff);
  if (force === "abort") process.abort();
  process.exitCode = code & 0xff;
}

/** Where external packages are looked for: EMILUA_PATH, then beside the installation of Node. */
function packageDirectories(): string[] {
  const own = (process.env["EMILUA_PATH"] ?? "").split(delimiter).filter((directory) => directory !== "");
  return [...own, join(dirname(process.execPath), "..", "lib", "emilua-0.4")];
}

/** Our own tests run programs on other builds of the core. */
function testCore(): WasmModule | undefined {
  const file = process.env["EMILUA_TEST_CORE"];
  return file ? loadModule(file) : undefined;
}

function readScript(script: string): Buffer {
  try {
    return withoutFirstLineComment(readFileSync(script === "-" ? 0 : script));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === "ENOENT"
        ? "no such file"
        : code === "EISDIR"
          ? "is a directory"
          : code === "EACCES"
            ? "permission denied"
            : message;
    throw new UsageError(`cannot read ${script}: ${reason}`);
  }
}

/** Blanks a first line that starts with "#" (for the shell), so that line numbers stay. */
function withoutFirstLineComment(source: Buffer): Buffer {
  if (source[0] !== 0x23) return source;
  const end = source.indexOf(0x0a);
  return end < 0 ? Buffer.alloc(0) : source.subarray(end);
}

main(process.argv.slice(2));
