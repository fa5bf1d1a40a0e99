import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { cli, nodeCommand } from "../../../command.js";

const directory = t.testdir();
let scripts = 0;

/** How the command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** A program run by the emilua-ts command, in a process of its own. */
export class Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output = "";
  private errors = "";

  /**
   * @param options standard output and error are collected when they are pipes
   * @param environment more of it
   */
  constructor(code: string, options: SpawnOptions = {}, environment: Readonly<Record<string, string>> = {}) {
    this.child = spawn(...nodeCommand([cli, "run", scriptFile(code)], environment), {
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    this.ended = new Promise((resolve) => {
      this.child.on("close", (code, signal) =>
        resolve({ code, signal, output: this.output, errors: this.errors.replace(/\nstack traceback:[^]*/, "") }),
      );
    });
  }

  /** Resolves once the program has printed `text`. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      await new Promise((resolve) => this.child.stdout!.once("data", resolve).once("end", resolve));
      if (this.child.stdout!.readableEnded && !this.output.includes(text))
        throw new Error(`it only said ${this.output}`);
    }
  }
}

/** Runs a program to its end. */
export function run(code: string, options?: SpawnOptions): Promise<Ended> {
  return new Command(code, options).ended;
}

/** A new file with this code. */
export function scriptFile(code: string): string {
  const file = join(directory, `${++scripts}.lua`);
  writeFileSync(file, code);
  return file;
}

/** Runs a line of bash, in which `$EMILUA` runs a script. */
export function shell(line: string): Promise<Ended> {
  const child = spawn("/bin/bash", ["-c", `unset NODE_OPTIONS; ${line}`], {
    env: { PATH: process.env["PATH"], EMILUA: `${process.execPath} ${cli} run` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, output, errors }));
  });
}
