// Runs the conformance scripts under test/lua on a native build of the core (sanitizers): node test/native.mjs build/native/emi-asan
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "lua");
const binary = process.argv[2];
if (!binary) {
  console.error("usage: node test/native.mjs path/to/emi [topic]");
  process.exit(2);
}
const topic = process.argv[3] ?? "";
const timeoutMs = 120_000;

/** The lines a script must print, and the error it must end with. Format: test/lua/README.md. */
function expectations(source) {
  const out = [];
  let error;
  for (const line of source.split("\n")) {
    const printed = /--> ?(.*)$/.exec(line);
    if (printed) out.push(printed[1]);
    else error ??= /--! (.*)$/.exec(line)?.[1];
  }
  return { out: out.length ? `${out.join("\n")}\n` : "", error };
}

/** Runs one script; resolves to a complaint, or undefined when it did as it should. */
function run(file) {
  const { out, error } = expectations(readFileSync(file, "latin1"));
  return new Promise((resolve) => {
    const env = dirname(file).endsWith("json") ? { ...process.env, EMI_JSON: "1" } : process.env;
    const child = spawn(binary, [basename(file)], { cwd: dirname(file), timeout: timeoutMs, env });
    const text = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"])
      child[stream].on("data", (data) => (text[stream] += data.toString("latin1")));
    child.on("close", (code, signal) => {
      if (text.stdout !== out)
        resolve(`printed ${JSON.stringify(text.stdout)}\n  instead ${JSON.stringify(out)}\n${text.stderr}`);
      else if (error === undefined && code !== 0) resolve(`ended with ${signal ?? code}\n${text.stderr}`);
      else if (error !== undefined && !text.stderr.includes(error)) resolve(`error ${text.stderr}\n  instead ${error}`);
      else resolve(undefined);
    });
  });
}

const files = readdirSync(root, { recursive: true })
  .map((name) => join(root, name))
  .filter((name) => name.endsWith(".lua") && relative(root, name).startsWith(topic))
  .sort();
let passed = 0;
let failed = 0;
async function worker() {
  for (let file = files.shift(); file; file = files.shift()) {
    const complaint = await run(file);
    if (complaint === undefined) passed++;
    else {
      failed++;
      console.log(`FAIL ${relative(root, file)}: ${complaint}`);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
