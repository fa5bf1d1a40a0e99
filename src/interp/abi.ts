/**
 * The host ABI of core.wasm in TypeScript. ORDER ABI: mirrors wasm/include/emi.h (and the tags of wasm/src/value.h);
 * test/unit/interp/abi.test.ts compares the two.
 *
 * A value is a 64-bit word in linear memory. Its high 32 bits are a tag when they are at least {@link TAG_MIN};
 * otherwise the word is an IEEE double. The low 32 bits of a tagged word are the payload, an address for objects.
 */

import { type WasmGlobal, type WasmMemory, type WasmTable } from "./web-assembly.js";

/** The lowest high word that is a tag; anything below belongs to a double. */
export const TAG_MIN = 0xfff90000;
export const TAG_NIL = 0xffffffff;
export const TAG_FALSE = 0xfffffffe;
export const TAG_TRUE = 0xfffffffd;
export const TAG_LIGHT = 0xfffffffc;
export const TAG_STR = 0xfffffffb;
export const TAG_TAB = 0xfffffffa;
export const TAG_FUNC = 0xfffffff9;
export const TAG_UDATA = 0xfffffff8;
export const TAG_CO = 0xfffffff7;

/** High word of the one NaN the VM accepts from outside. */
export const NAN_HIGH = 0x7ff80000;

/** Bytes of a value. */
export const VALUE_SIZE = 8;
/** Slots behind `emi_scratch()`; all of them are roots of the collector. */
export const SCRATCH_SLOTS = 64;

/** Byte offsets into objects. */
export const STRING_LENGTH = 12;
export const STRING_DATA = 16;
export const UDATA_KIND = 8;
export const UDATA_HANDLE = 12;
/** A byte, and three words, of a fiber's coroutine; see emi_interrupt and emi_spawn. */
export const FIBER_INTERRUPTED = 11;
export const FIBER_NOINTERRUPT = 12;
export const FIBER_NOSUSPEND = 16;
export const FIBER_REF = 20;

/** Answers of `emi_resume`. */
export const EMI_DONE = 0;
export const EMI_ERROR = 1;
export const EMI_SUSPENDED = 2;
export const EMI_SLICE = 3;
export const EMI_CLEANUP = 4;
export const EMI_YIELDED = 5;

/** Answers of a host function besides n >= 0 results. */
export const EMI_HOST_ERROR = -1;
export const EMI_HOST_CALL = -2;
export const EMI_HOST_SUSPEND = -5;

/** Id of the host function by which the core raises errors of the runtime. */
export const EMI_RAISE = 0;

/** Answers of `emi_encode` besides 0. */
export const EMI_MSG_UNSENDABLE = 1;
export const EMI_MSG_CYCLE = 2;
export const EMI_MSG_TOO_LARGE = 3;

/** The bit in a userdata's kind that lets it be sent to another VM. */
export const EMI_SENDABLE = 0x80000000;
/** Userdata of a kind with this bit hold bytes that the core asks for, see IndexedObject. */
export const EMI_INDEXED = 0x40000000;

/** Codes that travel through `host_throw`, see wasm/src/prot.h. */
export const PROT_SYNTAX = 1;
export const PROT_MEMORY = 2;

/** Modes of `emi_resume`. */
export const RESUME_VALUES = 0;
export const RESUME_ERROR = 1;

/** Address of something in linear memory. Always unsigned: apply `>>> 0` to what comes out of the core. */
export type Address = number;

/** What core.wasm exports. Arguments and results are described in wasm/include/emi.h. */
export interface CoreExports {
  readonly memory: WasmMemory;
  readonly __stack_pointer: WasmGlobal;
  readonly __indirect_function_table: WasmTable;

  emi_init(limitKib: number, seed: number): void;
  emi_mem_used(): number;
  emi_mem_set_limit(bytes: number): void;
  emi_gc(): void;
  emi_external(delta: number): number;

  emi_alloc(size: number): Address;
  emi_free(p: Address, size: number): void;
  emi_scratch(): Address;

  emi_str(out: Address, p: Address, length: number): void;
  emi_table(out: Address, narray: number, nhash: number): void;
  emi_rawget(out: Address, table: Address, key: Address): void;
  emi_rawset(table: Address, key: Address, value: Address): number;
  emi_rawlen(value: Address): number;
  emi_next(table: Address, key: Address, value: Address): number;
  emi_rawequal(a: Address, b: Address): number;
  emi_setmeta(value: Address, meta: Address): void;
  emi_getmeta(out: Address, value: Address): void;
  emi_udata(out: Address, kind: number, handle: number, meta: number): void;
  emi_indexfn(out: Address, members: Address, id: number): void;
  emi_hostfn(out: Address, id: number): void;
  emi_boundfn(out: Address, id: number, bound: Address): void;
  emi_globals(out: Address): void;
  emi_tostring(out: Address, value: Address): void;

  emi_ref(value: Address): number;
  emi_deref(out: Address, ref: number): void;
  emi_unref(ref: number): void;

  emi_encode(value: Address): number;
  emi_message(): Address;
  emi_message_size(): number;
  emi_attachments(): Address;
  emi_nattachments(): number;
  emi_decode(out: Address, p: Address, length: number, attachments: Address, n: number): number;

  emi_json(table: Address, host: number): void;

  emi_load(out: Address, source: Address, length: number, name: Address, nameLength: number, env: Address): number;
  emi_dump(out: Address, fn: Address): number;
  emi_getfenv(out: Address, fn: Address): void;
  emi_setfenv(fn: Address, env: Address): void;

  emi_fiber(out: Address, fn: Address, args: Address, nargs: number): void;
  emi_spawn(at: Address, kind: number, handle: number, meta: number): Address;
  emi_fiber_again(out: Address, fn: Address, args: Address, nargs: number): void;
  emi_resume(fiber: Address, mode: number, values: Address, nvalues: number, fuel: number): number;
  emi_interrupt(fiber: Address): void;
  emi_result(): Address;
  emi_left(): Address;
  emi_set_fuel(fuel: number): void;
  emi_running(): Address;
  emi_in_coroutine(): Address;
  emi_where(out: Address, level: number): void;
  emi_traceback(out: Address, fiber: Address): void;

  emi_stack(base: Address, n: number): Address;
  emi_raise(value: Address): void;
  emi_raise_text(base: Address, text: Address, length: number): void;
  emi_raise_arg(base: Address, n: number, text: Address, length: number): void;

  emi_try_body(fn: number, ud: number): void;
}

/** What core.wasm imports from module `host`. */
export interface HostImports {
  host_call(id: number, base: Address, nargs: number): number;
  host_write(p: Address, length: number): void;
  host_release(kind: number, handle: number): void;
  host_get(handle: number, index: number): number;
  host_set(handle: number, index: number, byte: number): number;
  host_length(handle: number): number;
  host_try(fn: number, ud: number): number;
  host_throw(code: number): never;
}
