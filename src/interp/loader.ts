import { readFileSync } from "node:fs";
import { coreFile } from "../core-file.js";
import { type CoreExports, type HostImports } from "./abi.js";
import { CoreThrow } from "./errors.js";
import { instantiateReactor } from "./wasi.js";
import { type WasmModule, webAssembly } from "./web-assembly.js";

let compiled: WasmModule | undefined;

/** The core, compiled once a process. Workers get it by postMessage and hand it to {@link setCoreModule}. */
export function coreModule(): WasmModule {
  return (compiled ??= loadModule(coreFile));
}

/** Makes an already compiled core the one of this thread. */
export function setCoreModule(module: WasmModule): void {
  compiled = module;
}

/** Compiles another build of the core, e.g. the one for stress tests. */
export function loadModule(file: URL | string): WasmModule {
  return new webAssembly.Module(readFileSync(file));
}

/** The imports a VM provides; the throw seam is added here. */
export type VmImports = Omit<HostImports, "host_try" | "host_throw">;

/** An instance of the core and the object it throws. */
export interface Instance {
  readonly exports: CoreExports;
  /** Whom it calls: the VM it is at present. */
  imports: VmImports;
  /** The one object this instance throws; its `code` is the last code thrown. */
  readonly thrown: CoreThrow;
}

/**
 * Makes a new instance of the core: a VM that is not initialised yet.
 *
 * The throw seam (wasm/src/prot.h): `host_throw` unwinds the WASM frames up to the nearest `host_try`, which restores the C
 * stack pointer as it was. Only the instance's own `thrown` object is caught; anything else (a trap, an error
 * that must end the VM) passes.
 */
export function instantiate(module: WasmModule, imports: VmImports): Instance {
  const thrown = new CoreThrow();
  const host: HostImports = {
    host_call: (id, base, nargs) => instance.imports.host_call(id, base, nargs),
    host_write: (p, length) => instance.imports.host_write(p, length),
    host_release: (kind, handle) => instance.imports.host_release(kind, handle),
    host_get: (handle, index) => instance.imports.host_get(handle, index),
    host_set: (handle, index, byte) => instance.imports.host_set(handle, index, byte),
    host_length: (handle) => instance.imports.host_length(handle),
    host_try(fn, ud) {
      const stack = core.__stack_pointer;
      const saved: number = stack.value;
      try {
        core.emi_try_body(fn, ud);
        return 0;
      } catch (error) {
        if (error !== thrown) throw error;
        stack.value = saved;
        return thrown.code;
      }
    },
    host_throw(code) {
      thrown.code = code;
      throw thrown;
    },
  };
  // The constructors of a reactor run during instantiation and throw nothing, so `core` is set before host_try can run.
  const { exports } = instantiateReactor(module, { ...host });
  const core = exports as unknown as CoreExports;
  const instance: Instance = { exports: core, imports, thrown };
  return instance;
}
