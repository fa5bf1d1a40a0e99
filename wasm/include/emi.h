/* The host ABI of core.wasm: everything the TypeScript side may call or read. ORDER ABI: src/interp/abi.ts mirrors it.
 *
 * One WASM instance is one VM. Values are 64-bit words in linear memory (little endian): the high 32 bits are a tag when they are
 * 0xFFF90000 or more, otherwise the word is an IEEE double. Tags: nil FFFFFFFF, false FFFFFFFE, true FFFFFFFD, light userdata
 * FFFFFFFC (payload: number), string FFFFFFFB, table FFFFFFFA, function FFFFFFF9, userdata FFFFFFF8, coroutine FFFFFFF7;
 * the low 32 bits are the payload (an address for objects). Numbers written by the host must be canonical NaN when NaN.
 *
 * Reading objects directly: String: u32 length at +12, bytes at +16. Userdata: u32 kind at +8, u32 handle at +12.
 * Fiber: u8 interrupted at +11, u32 nointerrupt at +12, u32 nosuspend at +16 (see emi_interrupt), u32 reference at +20 (see emi_spawn).
 * Objects never move, but die when unreachable: the host must hold a reference (emi_ref) to keep one across calls into the
 * core. Slots are addresses of Values that are roots: the scratch slots emi_scratch()[0..63], or a builtin's own frame.
 *
 * Errors: functions that can fail return 0 for success and 1 with the error value in scratch[0], unless said otherwise.
 * Out of memory leaves through host_throw with code 2 from any function: the VM is dead then and must be dropped.
 */
#ifndef EMI_H
#define EMI_H
#include <stdint.h>

#ifdef __wasm__
#define EMI_EXPORT(name) __attribute__((export_name(#name))) extern
#define EMI_IMPORT(name) __attribute__((import_module("host"), import_name(#name))) extern
#else
#define EMI_EXPORT(name) extern
#define EMI_IMPORT(name) extern
#endif

/* ---- life ---- */
/* Creates the VM with its standard library. limit_kib: memory limit in KiB (0: none). Once per instance. 0 or throws. */
EMI_EXPORT(emi_init) void emi_init(uint32_t limit_kib, uint32_t seed);
/* Byte size in use by Lua, in KiB and the remainder: used = emi_mem_used_kib() KiB. */
EMI_EXPORT(emi_mem_used) double emi_mem_used(void);
EMI_EXPORT(emi_mem_set_limit) void emi_mem_set_limit(double bytes);
#ifndef __wasm__
extern void emi_close(void); /* releases every userdata (host_release) and all memory. Whoever drops an instance of WASM does without */
#endif
EMI_EXPORT(emi_gc) void emi_gc(void); /* full collection */
/* The host keeps `delta` bytes more (or less, when negative) for userdata of this VM: they count for the limit and drive the collector.
 * 0; or 1, with nothing counted, when that would pass the limit: the collector then runs at the next safe point. Callable from host_release. */
EMI_EXPORT(emi_external) int emi_external(double delta);

/* ---- raw memory for transfers ---- */
EMI_EXPORT(emi_alloc) void *emi_alloc(uint32_t size);
EMI_EXPORT(emi_free) void emi_free(void *p, uint32_t size);
EMI_EXPORT(emi_scratch) void *emi_scratch(void);

/* ---- values ---- (slots are addresses of Values) */
EMI_EXPORT(emi_str) void emi_str(uint64_t *out, const char *p, uint32_t len);
EMI_EXPORT(emi_table) void emi_table(uint64_t *out, uint32_t narray, uint32_t nhash);
EMI_EXPORT(emi_rawget) void emi_rawget(uint64_t *out, const uint64_t *table, const uint64_t *key);
EMI_EXPORT(emi_rawset) int emi_rawset(const uint64_t *table, const uint64_t *key, const uint64_t *val);
EMI_EXPORT(emi_rawlen) uint32_t emi_rawlen(const uint64_t *v);
/* Iteration: key slot starts as nil; fills key and val; 0 at the end, 1 otherwise, -1 for an invalid key. */
EMI_EXPORT(emi_next) int emi_next(const uint64_t *table, uint64_t *key, uint64_t *val);
EMI_EXPORT(emi_rawequal) int emi_rawequal(const uint64_t *a, const uint64_t *b);
EMI_EXPORT(emi_setmeta) void emi_setmeta(const uint64_t *v, const uint64_t *meta_or_nil);
EMI_EXPORT(emi_getmeta) void emi_getmeta(uint64_t *out, const uint64_t *v);
/* Userdata for a host object; host_release(kind, handle) is called when it dies. meta: reference to its metatable, or 0. */
EMI_EXPORT(emi_udata) void emi_udata(uint64_t *out, uint32_t kind, uint32_t handle, uint32_t meta);
/* A function for the __index of a metatable: looks the key up in the table `members`, and if it is not there calls host function
 * `id` with the same arguments. */
EMI_EXPORT(emi_indexfn) void emi_indexfn(uint64_t *out, const uint64_t *members, uint32_t id);
/* A Lua function that calls host_call(id, ...). */
EMI_EXPORT(emi_hostfn) void emi_hostfn(uint64_t *out, uint32_t id);
/* A Lua function that calls host function `id` with `bound` as its only argument, whatever it is called with: an iterator. */
EMI_EXPORT(emi_boundfn) void emi_boundfn(uint64_t *out, uint32_t id, const uint64_t *bound);
EMI_EXPORT(emi_globals) void emi_globals(uint64_t *out);
/* Text of a value as tostring() without metamethods gives it (a string Value). */
EMI_EXPORT(emi_tostring) void emi_tostring(uint64_t *out, const uint64_t *v);

/* ---- references: keep a value alive by number (> 0) ---- */
EMI_EXPORT(emi_ref) uint32_t emi_ref(const uint64_t *v);
EMI_EXPORT(emi_deref) void emi_deref(uint64_t *out, uint32_t ref);
EMI_EXPORT(emi_unref) void emi_unref(uint32_t ref);

/* Userdata whose kind has this bit hold bytes that the host keeps: the core reads and writes them by host_get and host_set when the
 * key is a number, and takes their length from host_length. What these refuse goes to the metamethods, which raise the error. */
#define EMI_INDEXED 0x40000000u

/* ---- messages: values as bytes, from one VM to another (format: wasm/src/message.c) ---- */
/* Userdata whose kind has this bit can be sent: the host carries the object over, see emi_attachments. */
#define EMI_SENDABLE 0x80000000u
enum {
  EMI_MSG_UNSENDABLE = 1, /* nil, a function, a coroutine, a userdata that is not sendable, or a table with a metatable */
  EMI_MSG_CYCLE = 2,      /* a table contains itself */
  EMI_MSG_TOO_LARGE = 3,  /* more than 256 MiB, or 16 Mi userdata, or 1 Gi table slots to look at */
};
/* Encodes a deep copy of the value: 0, or EMI_MSG_*. Inside tables what cannot be sent is left out with its key, and so are members
 * whose key is neither a string nor a positive integer. A table met twice becomes two tables. Runs no Lua code. */
EMI_EXPORT(emi_encode) int emi_encode(const uint64_t *v);
/* What emi_encode made (0 bytes after a failure), valid until its next call; that also gives back the memory of a large one. */
EMI_EXPORT(emi_message) uint8_t *emi_message(void);
EMI_EXPORT(emi_message_size) uint32_t emi_message_size(void);
/* Handles of the userdata in the message, one for each time one was met. The bytes refer to them by index. */
EMI_EXPORT(emi_attachments) uint32_t *emi_attachments(void);
EMI_EXPORT(emi_nattachments) uint32_t emi_nattachments(void);
/* Builds the value of an encoded message; attachments are the n userdata of this VM that stand for the handles. 0, or 1 with nil in
 * out when the bytes are malformed or refer to an attachment that is none: any bytes are safe, and memory stays within a constant
 * factor of len. No Lua code runs, nothing is collected. */
EMI_EXPORT(emi_decode) int emi_decode(uint64_t *out, const uint8_t *p, uint32_t len, const uint64_t *attachments, uint32_t n);

/* ---- modules that are in the core ---- */
/* Fills the table with the functions of json. Host function `host` raises its errors, see wasm/src/json.h. */
EMI_EXPORT(emi_json) void emi_json(const uint64_t *table, uint32_t host);

/* ---- code ---- */
/* Compiles; out gets the function. name: chunk name with '@' or '=' mark. env: table or nil (the globals). */
EMI_EXPORT(emi_load) int emi_load(uint64_t *out, const char *src, uint32_t len, const char *name, uint32_t name_len, const uint64_t *env);
EMI_EXPORT(emi_dump) int emi_dump(uint64_t *out, const uint64_t *fn); /* bytecode listing, as a string */
EMI_EXPORT(emi_getfenv) void emi_getfenv(uint64_t *out, const uint64_t *fn);
/* Of a function, or of a fiber: what load() and the fibers it makes begin with. */
EMI_EXPORT(emi_setfenv) void emi_setfenv(const uint64_t *fn, const uint64_t *env);

/* ---- fibers ---- */
/* Coroutine object that will call fn with the nargs Values at args; in out. Run it with emi_resume. */
EMI_EXPORT(emi_fiber) void emi_fiber(uint64_t *out, const uint64_t *fn, const uint64_t *args, uint32_t nargs);
/* The same without arguments, for the function at `at`, with a userdata to stand for the fiber (see emi_udata), which takes the
 * function's place. Answers the fiber's address. A reference, which stands in the fiber itself, keeps it alive until it is done or has
 * died; one that will not end is given up by emi_unref with that number. */
EMI_EXPORT(emi_spawn) uint32_t emi_spawn(uint64_t *at, uint32_t kind, uint32_t handle, uint32_t meta);
/* As emi_fiber, but a finished fiber that stands in out is used again. For synchronous calls: nobody else may know that fiber. */
EMI_EXPORT(emi_fiber_again) void emi_fiber_again(uint64_t *out, const uint64_t *fn, const uint64_t *args, uint32_t nargs);
/* Runs the fiber (address of the coroutine object: payload of its Value) until it stops. First run: mode 0. After
 * SUSPENDED: mode 0 delivers the nvals Values at vals as results of the host function, mode 1 raises vals[0] as an error there.
 * After SLICE: mode 0, no values. `fuel` is the slice length: about one unit a function call or loop turn. */
EMI_EXPORT(emi_resume) int emi_resume(uint32_t fiber, uint32_t mode, const uint64_t *vals, uint32_t nvals, int32_t fuel);
enum {
  EMI_DONE = 0,      /* finished; emi_result() points at its results, see emi_left */
  EMI_ERROR = 1,     /* died; scratch[0] = error value, scratch[1] = traceback string */
  EMI_SUSPENDED = 2, /* a host function answered EMI_HOST_SUSPEND */
  EMI_SLICE = 3,     /* fuel used up */
  EMI_YIELDED = 5,   /* this_fiber.yield: the fiber lets others run; resume it like a suspended one, without values */
  EMI_CLEANUP = 4,   /* a cleanup handler raised scratch[0], traceback in scratch[1]: the VM is to be closed */
};
/* The fiber is interrupted: from now on pcall, xpcall, coroutine.resume and wrap raise "Fiber interrupted" in it, except while
 * nointerrupt > 0. Host functions that suspend look at the same fields. */
EMI_EXPORT(emi_interrupt) void emi_interrupt(uint32_t fiber);
EMI_EXPORT(emi_result) uint64_t *emi_result(void);
/* Address of two words that a run leaves behind: i32 fuel left of the slice; u32 number of results, after EMI_DONE. */
EMI_EXPORT(emi_left) void *emi_left(void);
EMI_EXPORT(emi_set_fuel) void emi_set_fuel(int32_t fuel); /* from within a host function: 0 ends the slice at the next check */
EMI_EXPORT(emi_running) uint32_t emi_running(void);      /* address of the running fiber's root coroutine; 0 outside emi_resume */
EMI_EXPORT(emi_in_coroutine) uint32_t emi_in_coroutine(void); /* address of the innermost coroutine if it is not the fiber's own, else 0 */
/* "name:line" of the Lua code `level` frames above the running host function (0: its caller), as a string Value, or nil. */
EMI_EXPORT(emi_where) void emi_where(uint64_t *out, uint32_t level);
EMI_EXPORT(emi_traceback) void emi_traceback(uint64_t *out, uint32_t fiber);

/* ---- what host functions answer (see host_call) ---- */
enum { EMI_HOST_ERROR = -1, EMI_HOST_CALL = -2, EMI_HOST_SUSPEND = -5 };
/* The host function with this id raises an error of the runtime for the core; its "nargs" is the error's code. */
enum { EMI_RAISE = 0 };
/* From within a host function: room for n more slots; returns the (possibly moved) base, or 0 for "stack overflow". */
EMI_EXPORT(emi_stack) uint64_t *emi_stack(uint64_t *base, uint32_t n);
/* Standard messages: set scratch[0]-independent G.err with position; the host function then answers EMI_HOST_ERROR. */
EMI_EXPORT(emi_raise) void emi_raise(const uint64_t *v);          /* any value as the error */
EMI_EXPORT(emi_raise_text) void emi_raise_text(uint64_t *base, const char *p, uint32_t len); /* "chunk:line: text" */
EMI_EXPORT(emi_raise_arg) void emi_raise_arg(uint64_t *base, uint32_t n, const char *p, uint32_t len); /* bad argument #n to 'f' (text) */

/* ---- imports ---- */
/* Calls host function `id`; base[0..nargs-1] are its arguments; room for 24 slots. Answers n results in base[0..n-1], or one of
 * EMI_HOST_*. */
EMI_IMPORT(host_call) int host_call(uint32_t id, uint64_t *base, uint32_t nargs);
/* Output of print(): whole lines, batched; flushed whenever emi_resume returns, and before any host_call. */
EMI_IMPORT(host_write) void host_write(const char *p, uint32_t len);
/* A userdata died (never called during a host call's own use of it). */
EMI_IMPORT(host_release) void host_release(uint32_t kind, uint32_t handle);
/* Bytes of an object of an EMI_INDEXED kind, counted from 1. A byte, or -1 when there is none; 1, or 0 when it cannot be stored. None of
 * the three may call into the core. */
EMI_IMPORT(host_get) int host_get(uint32_t handle, double index);
EMI_IMPORT(host_set) int host_set(uint32_t handle, double index, double byte);
EMI_IMPORT(host_length) double host_length(uint32_t handle);
/* The throw seam, see prot.h. host_try runs emi_try_body(fn, ud) and returns 0 or the code thrown, after restoring
 * __stack_pointer; host_throw throws. */
EMI_IMPORT(host_try) int host_try(uint32_t fn, uint32_t ud);
EMI_IMPORT(host_throw) _Noreturn void host_throw(int code);
EMI_EXPORT(emi_try_body) void emi_try_body(uint32_t fn, uint32_t ud);

#endif
