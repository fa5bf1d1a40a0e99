import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Test } from "tap";
import { Vm } from "#dist/index.js";
import { loadModule } from "#dist/interp/loader.js";

/** The root of the project: this runs as build/test/lua-runner.js. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Nothing in test/lua computes for long, not even under stress. */
const CPU_MS = 60_000;

/** What a script promises: its output, and the error it ends with. See test/lua/README.md. */
interface Expectation {
  output: string;
  error: string | undefined;
}

/** Reads the `-->` and `--!` comments. Bytes stay bytes: everything is Latin-1 here. */
export function expectationOf(source: string): Expectation {
  let output = "";
  let error: string | undefined;
  for (const line of source.split("\n")) {
    const found = /--([>!]) (.*)$/.exec(line);
    if (found?.[1] === ">") output += `${found[2]!}\n`;
    else if (found) error = found[2]!;
  }
  return { output, error };
}

/** Runs a script in a fresh VM. */
export async function runScript(topic: string, file: string, source: Buffer, core: string): Promise<Expectation> {
  let output = "";
  const vm = Vm.create({
    core: moduleOf(core),
    seed: 1,
    strings: "latin1",
    stdout: (bytes) => (output += Buffer.from(bytes).toString("latin1")),
    stderr: (text) => (output += text),
  });
  if (topic === "json") await vm.run("json = require 'json'"); // that module is in the core
  vm.set("require", undefined); // the runtime's, not the core's: some scripts state that it is absent
  try {
    const outcome = await vm.start(source, { chunkName: `@${file}`, cpuMs: CPU_MS }).wait();
    if (outcome.type === "done") return { output, error: undefined };
    if (outcome.type !== "error") return { output, error: `(${outcome.type})` };
    return { output, error: Buffer.from(outcome.error.message).toString("latin1") };
  } catch (error) {
    return { output, error: Buffer.from((error as Error).message).toString("latin1") }; // a syntax error
  } finally {
    vm.close();
  }
}

const modules = new Map<string, object>();

function moduleOf(core: string): object {
  const known = modules.get(core);
  if (known) return known;
  const module = loadModule(join(root, "dist", core));
  modules.set(core, module);
  return module;
}

/** Runs every script under test/lua with one build of the core; a topic is a subtest. `skip` maps scripts to the reason. */
export async function runAll(t: Test, core: string, skip: ReadonlyMap<string, string> = new Map()): Promise<void> {
  const directory = join(root, "test/lua");
  const topics = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const topic of topics.map((entry) => entry.name).sort()) {
    await t.test(topic, async (t) => {
      for (const name of readdirSync(join(directory, topic)).sort()) {
        if (!name.endsWith(".lua")) continue;
        const reason = skip.get(`${topic}/${name}`);
        if (reason !== undefined) {
          t.pass(`${topic}/${name}`, { skip: reason });
          continue;
        }
        const source = readFileSync(join(directory, topic, name));
        const expected = expectationOf(source.toString("latin1"));
        const found = await runScript(topic, name, source, core);
        const law = /^-- ?(.*)/.exec(source.toString("latin1"))?.[1] ?? "";
        t.same(found, expected, `${topic}/${name}: ${law}`);
      }
    });
  }
}
