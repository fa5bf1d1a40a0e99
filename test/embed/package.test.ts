import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { root } from "../lua-runner.js";

// The packed library in an empty folder, used as a stranger would: by its public names and types only.
const home = t.testdir();
const npm = (args: string[], cwd: string): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

t.before(() => {
  npm(["pack", "--ignore-scripts", "--pack-destination", home], root);
  const tarball = readdirSync(home).find((name) => name.endsWith(".tgz"))!;
  const target = join(home, "node_modules/emilua-ts");
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", join(home, tarball), "-C", target, "--strip-components=1"]);
  // Dependencies from here instead of the registry: the tests need no network.
  for (const name of ["@bjorn3/browser_wasi_shim", "@types/node", "undici-types"]) {
    cpSync(join(root, "node_modules", name), join(home, "node_modules", name), { recursive: true });
  }
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "stranger", type: "module", private: true }));
});

t.test("the tarball holds what runs and what is read, nothing else", async (t) => {
  const files = JSON.parse(npm(["pack", "--ignore-scripts", "--dry-run", "--json"], root)) as {
    files: { path: string }[];
  }[];
  const paths = files[0]!.files.map((file) => file.path);
  for (const wanted of [
    "dist/index.js",
    "dist/index.d.ts",
    "dist/cli.cjs",
    "dist/core.wasm",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
  ]) {
    t.ok(paths.includes(wanted), wanted);
  }
  t.same(
    paths.filter(
      (path) =>
        !/^(dist\/.*\.(c?js|d\.ts|wasm)|docs\/.*\.md|package\.json|LICENSE|README\.md|CHANGELOG\.md)$/.test(path),
    ),
    [],
  );
  t.same(
    paths.filter((path) => /core-\w+\.wasm|^dist\/cli\//.test(path)),
    [],
    "no test builds",
  );
});

t.test("a program imports it", async (t) => {
  writeFileSync(
    join(home, "program.mjs"),
    `import { Vm, LuaError } from "emilua-ts";
     const vm = Vm.create({ memoryLimit: 8 << 20 });
     vm.set("twice", async (x) => 2 * x);
     console.log(await vm.run("print('in Lua', ...) return twice(21)", { args: ["x"] }));
     await vm.run("error('no')", { chunkName: "=c" }).catch((e) => console.log(e instanceof LuaError, e.message));
     vm.close();`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, ["program.mjs"], { cwd: home, encoding: "utf8" });
  t.same({ status, stdout, stderr }, { status: 0, stdout: "in Lua\tx\n[ 42 ]\ntrue c:1: no\n", stderr: "" });
});

t.test("its types hold under a strict compiler", async (t) => {
  writeFileSync(
    join(home, "typed.ts"),
    `import { Vm, BudgetError, type Job, type LuaFunction, type Outcome, type VmOptions } from "emilua-ts";
     const options: VmOptions = { strings: "bytes", tables: "reference" };
     using vm = Vm.create(options);
     const f: LuaFunction = vm.load("return 1", { chunkName: "=x" });
     const one: unknown = f.call(1, "two", new Uint8Array(3));
     const job: Job = vm.start(f, { cpuMs: 10, args: [one] });
     const outcome: Outcome = await job.wait();
     if (outcome.type === "stopped") outcome.reason satisfies "cpu" | "deadline" | "request";
     const counter = vm.defineClass<{ n: number }>({ name: "c", methods: { add: (self, by: number) => (self.n += by) } });
     vm.set("c", counter.wrap({ n: 1 }));
     // @ts-expect-error a wrong option
     Vm.create({ memory: 1 });
     export const e = (x: unknown): Job | undefined => (x instanceof BudgetError ? x.job : undefined);`,
  );
  writeFileSync(
    join(home, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: "NodeNext",
        target: "ES2022",
        lib: ["ES2022", "ESNext.Disposable"],
        types: ["node"],
        exactOptionalPropertyTypes: true,
      },
      files: ["typed.ts"],
    }),
  );
  const tsc = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", home], {
    encoding: "utf8",
  });
  t.same({ status: tsc.status, said: tsc.stdout }, { status: 0, said: "" });
});

t.test("the command runs from there", async (t) => {
  writeFileSync(join(home, "hello.lua"), "print('hello', ...)");
  const { stdout } = spawnSync(
    process.execPath,
    ["node_modules/emilua-ts/dist/cli.cjs", "run", "hello.lua", "--", "you"],
    {
      cwd: home,
      encoding: "utf8",
    },
  );
  t.equal(stdout, "hello\tyou\n");
});
