// Builds the core: every wasm/src/*.c -> build/obj/*.o -> dist/core.wasm, with the clang that npm installed.
//
//   node wasm/build.mjs [--stress | --check] [--force] [--quiet]
//
// Two levels of caching, both by content, so a touched file or a fresh checkout never matters:
// - the core is skipped when the hash of sources, flags and compiler equals the one written beside it (core.wasm.hash);
// - an object is reused when its source, every header and the flags are what they were (the hash is its name).
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const objectDir = join(root, "build/obj");
const distDir = join(root, "dist");

/** What differs between the builds of one source tree. `stress`: see EMI_STRESS; `check`: heap validation, assertions. */
const variants = {
  core: ["-DNDEBUG"],
  "core-stress": ["-DNDEBUG", "-DEMI_STRESS"],
  "core-check": ["-DEMI_CHECK"],
};
const compileFlags = ["--target=wasm32-wasip1", "-O3", "-std=c11", "-Wall", "-Wextra", "-Wno-unused-parameter"];
const stackSize = 256 * 1024;
const linkFlags = [
  "--target=wasm32-wasip1",
  "-mexec-model=reactor",
  "-Wl,--stack-first", // an overflow of the C stack traps instead of overwriting data
  `-Wl,-z,stack-size=${stackSize}`,
  "-Wl,--export=__stack_pointer", // whoever catches a throw of the core resets it (loader.ts)
  "-Wl,--export-table,--growable-table",
  "-Wl,--initial-memory=1048576", // growing a memory takes longer than making a VM; what is not touched costs nothing
  "-Wl,--strip-debug",
];

const sha = (...parts) => {
  const h = createHash("sha256");
  for (const part of parts) h.update(`${part.length}:`).update(part);
  return h.digest("hex");
};

if (isMainThread) await main(process.argv.slice(2));
else await compileWorker();

async function main(args) {
  const known = new Set(["--stress", "--check", "--force", "--quiet"]);
  for (const a of args) if (!known.has(a)) fail(`unknown option ${a} (known: ${[...known].join(" ")})`);
  const name = args.includes("--stress") ? "core-stress" : args.includes("--check") ? "core-check" : "core";
  const say = args.includes("--quiet") ? () => {} : (text) => process.stdout.write(`${text}\n`);

  const sources = readTree(join(root, "wasm/src"), ".c");
  const headers = {
    ...readTree(join(root, "wasm/src"), ".h"),
    ...readTree(join(root, "wasm/include"), ".h", "include/"),
  };
  if (Object.keys(sources).length === 0) fail("no C sources in wasm/src");
  const flags = [...compileFlags, ...variants[name]];
  const compiler = compilerVersion();
  const common = sha(compiler, JSON.stringify(flags), JSON.stringify(headers));
  const wanted = sha(common, JSON.stringify(linkFlags), JSON.stringify(sources));

  const output = join(distDir, `${name}.wasm`);
  const hashFile = `${output}.hash`;
  if (
    !args.includes("--force") &&
    existsSync(output) &&
    existsSync(hashFile) &&
    readFileSync(hashFile, "utf8") === wanted
  ) {
    say(`${name}.wasm is up to date`);
    return;
  }

  const start = performance.now();
  mkdirSync(objectDir, { recursive: true });
  mkdirSync(distDir, { recursive: true });
  const jobs = Object.entries(sources)
    .map(([file, text]) => ({
      file,
      text,
      object: join(objectDir, `${file.slice(0, -2)}-${sha(common, file, text).slice(0, 16)}.o`),
    }))
    .sort((a, b) => b.text.length - a.text.length); // the longest first, so that two workers finish together
  const todo = jobs.filter((job) => args.includes("--force") || !existsSync(job.object));
  await compileAll(todo, headers, flags, say);
  const wasm = await link(jobs.map((job) => job.object));
  writeAtomically(output, wasm);
  writeAtomically(hashFile, wanted);
  forgetOldObjects();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(
    `${name}.wasm: ${jobs.length} files (${todo.length} compiled), ${Math.round(wasm.length / 1024)} KiB, ${seconds} s`,
  );
}

/** Compiles the jobs on as many threads as pay: each must first load the compiler (3 s of one core). */
async function compileAll(todo, headers, flags, say) {
  if (todo.length === 0) return;
  const threads = Math.min(availableParallelism(), Math.ceil(todo.length / 3), 4);
  const queue = [...todo];
  const failures = [];
  const runOne = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { headers, flags } });
      const next = () => worker.postMessage(queue.shift() ?? null);
      worker.on("message", ({ file, object, bytes, log, ms }) => {
        if (log) process.stderr.write(log.endsWith("\n") ? log : `${log}\n`);
        if (bytes) {
          writeAtomically(object, bytes);
          say(`  ${file}  ${Math.round(ms)} ms`);
        } else failures.push(file);
        next();
      });
      worker.on("error", reject);
      worker.on("exit", resolve);
      next();
    });
  await Promise.all(Array.from({ length: threads }, runOne));
  if (failures.length > 0) fail(`cannot compile ${failures.join(", ")}`);
}

/** A compiling thread: gets one job a message, null at the end. */
async function compileWorker() {
  const { runClang, Exit } = await loadCompiler();
  const { headers, flags } = workerData;
  const tree = toTree(headers);
  parentPort.on("message", async (job) => {
    if (job === null) return parentPort.close();
    const start = performance.now();
    let log = "";
    const collect = (bytes) => {
      if (bytes) log += Buffer.from(bytes).toString("utf8");
    };
    let bytes = null;
    try {
      const files = { src: { ...tree.src, [job.file]: job.text }, include: tree.include };
      const args = ["clang", ...flags, "-Iinclude", "-Isrc", "-c", `src/${job.file}`, "-o", "out.o"];
      const result = await runClang(args, files, { stdout: collect, stderr: collect });
      bytes = result["out.o"];
    } catch (error) {
      if (!(error instanceof Exit)) log += `${error.stack ?? error}\n`;
    }
    parentPort.postMessage({ file: job.file, object: job.object, bytes, log, ms: performance.now() - start });
  });
}

async function loadCompiler() {
  const clang = await import("@yowasp/clang");
  await clang.runLLVM(null, {}, { fetchProgress: () => {} }); // loads it without the progress report on stdout
  return clang;
}

async function link(objects) {
  const { runClang, Exit } = await loadCompiler();
  const files = {};
  const names = objects.map((path, i) => {
    const name = `${i}.o`;
    files[name] = readFileSync(path);
    return name;
  });
  const show = (bytes) => bytes && process.stderr.write(bytes);
  try {
    const args = ["clang", ...linkFlags, ...names, "-o", "core.wasm"];
    return (await runClang(args, files, { stdout: show, stderr: show }))["core.wasm"];
  } catch (error) {
    if (error instanceof Exit) fail("cannot link");
    throw error;
  }
}

/** File name (with `prefix`) -> text, sorted by name, for the files of `dir` that end in `ext`. */
function readTree(dir, ext, prefix = "") {
  const entries = readdirSync(dir).filter((f) => f.endsWith(ext));
  return Object.fromEntries(entries.sort().map((f) => [prefix + f, readFileSync(join(dir, f), "utf8")]));
}

function toTree(headers) {
  const tree = { src: {}, include: {} };
  for (const [name, text] of Object.entries(headers)) {
    if (name.startsWith("include/")) tree.include[name.slice("include/".length)] = text;
    else tree.src[name] = text;
  }
  return tree;
}

function compilerVersion() {
  try {
    return JSON.parse(readFileSync(join(root, "node_modules/@yowasp/clang/package.json"), "utf8")).version;
  } catch {
    return fail("@yowasp/clang is not installed: run npm ci");
  }
}

/** Two builds may run at once (tests, an editor): a reader never sees half a file. */
function writeAtomically(path, data) {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, data);
  renameSync(temporary, path);
}

/** Objects nobody used for a week; variants and branches keep theirs. */
function forgetOldObjects() {
  const limit = Date.now() - 7 * 24 * 3600 * 1000;
  for (const f of readdirSync(objectDir)) {
    const path = join(objectDir, f);
    if (statSync(path).mtimeMs < limit) unlinkSync(path);
  }
}

function fail(message) {
  process.stderr.write(`wasm/build.mjs: ${message}\n`);
  process.exit(1);
}
