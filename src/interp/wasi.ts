import { WASI } from "@bjorn3/browser_wasi_shim";
import { type WasmImports, type WasmInstance, type WasmModule, webAssembly } from "./web-assembly.js";

const namespace = "wasi_snapshot_preview1";
const needs = new WeakMap<WasmModule, boolean>();

/**
 * Instantiates `module` with the imports in `host`, plus WASI when it asks for that: the core needs few WASI functions or
 * none, and no file, environment variable or argument is behind those.
 */
export function instantiateReactor(module: WasmModule, host: WasmImports): WasmInstance {
  let needed = needs.get(module);
  if (needed === undefined) {
    needed = webAssembly.Module.imports(module).some((i) => i.module === namespace);
    needs.set(module, needed);
  }
  if (!needed) {
    const instance = new webAssembly.Instance(module, { host });
    (instance.exports["_initialize"] as (() => void) | undefined)?.();
    return instance;
  }
  const wasi = new WASI([], [], []);
  const instance = new webAssembly.Instance(module, { host, [namespace]: wasi.wasiImport });
  wasi.initialize(instance as unknown as Parameters<WASI["initialize"]>[0]);
  return instance;
}
