// Runs one Lua file under wasmoon (PUC Lua 5.4 compiled to WASM), as `lua file args` would.
//
//   node bench/hosts/wasmoon.mjs file.lua [args]
//   node bench/hosts/wasmoon.mjs --version
//
// Exit code 3: wasmoon is not installed. Exit code 1: the Lua program failed.

import { readFileSync } from "node:fs";
import { NOT_INSTALLED, packageVersion } from "./package-version.mjs";

const [file, ...args] = process.argv.slice(2);
const version = packageVersion("wasmoon");
if (!version) process.exit(NOT_INSTALLED);

if (file === "--version") {
  console.log(`wasmoon ${version} (Lua 5.4)`);
} else {
  const { LuaFactory } = await import("wasmoon");
  const engine = await new LuaFactory().createEngine({ enableProxy: false });
  const thread = engine.global.newThread();
  try {
    thread.loadString(readFileSync(file, "utf8"), `@${file}`);
    for (const arg of args) thread.pushValue(arg);
    await thread.run(args.length);
  } catch (error) {
    console.error(String(error));
    process.exitCode = 1;
  }
}
