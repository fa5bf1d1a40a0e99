import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import type { Test } from "tap";
import { cli, nodeCommand } from "./command.js";
import { root } from "./lua-runner.js";

/** Programs that run at the same time. */
const CONCURRENCY = 2;
const TIMEOUT_MS = 20_000;
/** Where programs are: a topic is a folder, a program one file in it or a folder with a main.lua. */
const PLACES = ["test/programs", "examples/manual"];

/** What a program's comments promise and ask for. See test/programs/README.md. */
interface Program {
  /** `<topic>/<law>`. */
  readonly name: string;
  readonly law: string;
  /** The script; it runs in the folder that holds it. */
  readonly file: string;
  readonly stdout: readonly string[];
  /** `*` stands for anything within the line. */
  readonly stderr: readonly string[];
  /** Lines of tracebacks that must be there, in this order; `*` as above. */
  readonly traceback: readonly string[];
  /** "any" when the manual leaves it open. */
  readonly exit: string;
  readonly args: readonly string[];
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly slow: boolean;
}

/** What a program did, in the terms of its promise. */
interface Outcome {
  readonly exit: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly traceback: readonly string[];
}

/** One way to run every program. */
export interface Pass {
  /** Options of `emilua-ts run` for the `index`-th program. */
  options(index: number): readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Leaves out programs marked slow. */
  quick?: boolean;
  /** Only these topics. */
  topics?: readonly string[];
}

/** Reads the comments of a program. */
export function parseProgram(name: string, file: string, source: string): Program {
  const [stdout, stderr, traceback]: string[][] = [[], [], []];
  const settings = new Map<string, string[]>();
  for (const line of source.split("\n")) {
    const [, kind, text] = /--([>!~@]) (.*)$/.exec(line) ?? [];
    if (kind === ">") stdout!.push(text!);
    else if (kind === "!") stderr!.push(text!);
    else if (kind === "~") traceback!.push(text!);
    else if (kind === "@") {
      const [, key, value] = /^(\S+) ?(.*)$/.exec(text!)!;
      settings.set(key!, [...(settings.get(key!) ?? []), value!]);
    }
  }
  const words = (key: string) => (settings.get(key) ?? []).flatMap((value) => value.split(" "));
  const unknown = [...settings.keys()].filter((key) => !["exit", "args", "options", "env", "slow"].includes(key));
  if (unknown.length > 0) throw new Error(`${file}: unknown setting ${unknown.join(", ")}`);
  return {
    name,
    law: /^-- ?(.*)/.exec(source)?.[1] ?? "",
    file,
    stdout: stdout!,
    stderr: stderr!,
    traceback: traceback!,
    exit: words("exit")[0] ?? "0",
    args: words("args"),
    options: words("options"),
    environment: Object.fromEntries(
      (settings.get("env") ?? []).map((setting) => {
        const [, key, value] = /^(\w+)=(.*)$/.exec(setting)!;
        return [key!, value!.replaceAll("{dir}", dirname(file))];
      }),
    ),
    slow: settings.has("slow"),
  };
}

/** Every program there is, by name. */
export function findPrograms(): Program[] {
  const files: string[] = [];
  const visit = (directory: string): void => {
    if (existsSync(join(directory, "main.lua"))) files.push(join(directory, "main.lua"));
    else {
      for (const entry of readdirSync(directory, { withFileTypes: true })) {
        if (entry.isDirectory()) visit(join(directory, entry.name));
        else if (entry.name.endsWith(".lua")) files.push(join(directory, entry.name));
      }
    }
  };
  for (const place of PLACES) if (existsSync(join(root, place))) visit(join(root, place));
  return files
    .sort()
    .map((file) =>
      parseProgram(
        relative(root, file).replace(/^test\/programs\/|\/main\.lua$|\.lua$/g, ""),
        file,
        readFileSync(file, "utf8"),
      ),
    );
}

/**
 * Runs a program with the command, in its own folder so that messages name the bare file, and with a directory for temporary files of
 * its own.
 */
export function runProgram(program: Program, pass: Pass, index: number): Promise<Outcome> {
  const options = program.options.includes("--seed") ? ["--virtual-time"] : pass.options(index);
  const temporary = mkdtempSync(join(tmpdir(), "program-"));
  const args = program.args.length > 0 ? ["--", ...program.args] : [];
  const child = spawn(
    ...nodeCommand([cli, "run", ...options, ...program.options, basename(program.file), ...args], {
      TMPDIR: temporary,
      ...pass.environment,
      ...program.environment,
    }),
    {
      cwd: dirname(program.file),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: TIMEOUT_MS,
      killSignal: "SIGKILL",
    },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      rmSync(temporary, { recursive: true, force: true });
      const complaints = linesOf(stderr);
      resolve({
        exit: code === null ? `(${signal}: it ran longer than ${TIMEOUT_MS / 1000} s)` : String(code),
        stdout: linesOf(stdout),
        stderr: complaints.filter((line) => !isTraceback(line)),
        traceback: complaints.filter(isTraceback).map((line) => line.trim()),
      });
    });
  });
}

function isTraceback(line: string): boolean {
  const plain = line.replace(/\x1b\[[\d;]*m/g, "");
  return plain === "" || /^\t|^stack traceback:|\bspawned at\b/.test(plain);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Whether `line` is what `pattern`, with its stars, stands for. */
function matches(pattern: string, line: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(line);
}

/** The outcome in the words of the promise: a line that matches its pattern becomes the pattern. */
function inTermsOf(program: Program, outcome: Outcome): Outcome {
  const found: string[] = [];
  for (const line of outcome.traceback) {
    const wanted = program.traceback[found.length];
    if (wanted !== undefined && matches(wanted, line)) found.push(wanted);
  }
  return {
    exit: program.exit === "any" && /^\d/.test(outcome.exit) ? "any" : outcome.exit,
    stdout: outcome.stdout,
    stderr: outcome.stderr.map((line, i) => {
      const wanted = program.stderr[i];
      return wanted !== undefined && matches(wanted, line) ? wanted : line;
    }),
    traceback: found.length === program.traceback.length ? found : outcome.traceback,
  };
}

/** Runs every program; each is a subtest. */
export async function runPrograms(t: Test, pass: Pass): Promise<void> {
  const { quick, topics } = pass;
  const programs = findPrograms().filter(({ name, slow }) => {
    return !(quick && slow) && (topics === undefined || topics.includes(name.split("/")[0]!));
  });
  const outcomes = new Map<Program, PromiseWithResolvers<Outcome>>();
  for (const program of programs) outcomes.set(program, withResolvers());
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < programs.length) {
      const index = next++;
      const { resolve, reject } = outcomes.get(programs[index]!)!;
      await runProgram(programs[index]!, pass, index).then(resolve, reject);
    }
  };
  const workers = Array.from({ length: CONCURRENCY }, work);
  for (const program of programs) {
    await t.test(program.name, async (t) => {
      const { exit, stdout, stderr, traceback } = program;
      const found = inTermsOf(program, await outcomes.get(program)!.promise);
      t.same(found, { exit, stdout, stderr, traceback }, program.law);
    });
  }
  await Promise.all(workers);
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined); // it is reported by the subtest, which may come later
  return { promise, resolve, reject };
}
