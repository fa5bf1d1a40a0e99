// Runs one Lua file under fengari (Lua 5.3 written in JavaScript), as `lua file args` would.
//
//   node bench/hosts/fengari.mjs file.lua [args]
//   node bench/hosts/fengari.mjs --version
//
// Exit code 3: fengari is not installed. Exit code 1: the Lua program failed.

import { readFileSync } from "node:fs";
import { NOT_INSTALLED, packageVersion } from "./package-version.mjs";

const [file, ...args] = process.argv.slice(2);
const version = packageVersion("fengari");
if (!version) process.exit(NOT_INSTALLED);

if (file === "--version") {
  console.log(`fengari ${version} (Lua 5.3)`);
} else {
  const { lua, lauxlib, lualib, to_luastring } = (await import("fengari")).default;
  const L = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(L);
  let status = lauxlib.luaL_loadbuffer(L, readFileSync(file), null, to_luastring(`@${file}`));
  if (status === lua.LUA_OK) {
    for (const arg of args) lua.lua_pushstring(L, to_luastring(arg));
    status = lua.lua_pcall(L, args.length, 0, 0);
  }
  if (status !== lua.LUA_OK) {
    console.error(lua.lua_tojsstring(L, -1));
    process.exitCode = 1;
  }
}
