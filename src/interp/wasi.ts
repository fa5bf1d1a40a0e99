import { WASI } from "@bjorn3/browser_wasi_shim";
import { type WasmImports, type WasmInstance, type WasmModule, webAssembly } from "./web-assembly.js";

const namespace = "wasi_snapshot_preview1";
/** What the C library's stdio wants. With no open file all of these answer EBADF and touch no memory. */
const harmless = new Set(["fd_close", "fd_fdstat_get", "fd_seek", "fd_write"]);

/** How the instances of a module get WASI: not at all, all the same functions, or each its own. */
type Need = "none" | "shared" | "own";
const needs = new WeakMap<WasmModule, Need>();
let shared: WASI | undefined;
const nobody = { exports: { memory: { buffer: new ArrayBuffer(0) } } } as unknown as WASI["inst"];

/**
 * Instantiates `module` with the imports in `host`, plus WASI when it asks for that: the core needs few WASI functions or
 * none, and no file, environment variable or argument is behind those.
 */
export function instantiateReactor(module: WasmModule, host: WasmImports): WasmInstance {
  const need = needOf(module);
  if (need === "none") {
    const instance = new webAssembly.Instance(module, { host });
    (instance.exports["_initialize"] as (() => void) | undefined)?.();
    return instance;
  }
  // A WASI object costs some 20 KiB.
  const wasi = need === "shared" ? (shared ??= new WASI([], [], [])) : new WASI([], [], []);
  const instance = new webAssembly.Instance(module, { host, [namespace]: wasi.wasiImport });
  wasi.initialize(instance as unknown as Parameters<WASI["initialize"]>[0]);
  if (wasi === shared) shared.inst = nobody; // or it would keep this VM's memory alive
  return instance;
}

function needOf(module: WasmModule): Need {
  let need = needs.get(module);
  if (need === undefined) {
    const functions = webAssembly.Module.imports(module).filter((i) => i.module === namespace);
    need = functions.length === 0 ? "none" : functions.every((f) => harmless.has(f.name)) ? "shared" : "own";
    needs.set(module, need);
  }
  return need;
}
