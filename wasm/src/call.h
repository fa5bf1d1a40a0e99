/* Frames on the Lua stack, and the protocol of builtins.
 *
 * A call frame is   [ function ][ link ][ R0 R1 ... ]
 *                                        ^ base
 * The link word tells how to return: its low 32 bits are an argument, its high 32 bits `delta << 3 | type`, where base - delta is
 * the base of the frame below. A link is not a Value but always reads as a small number, so the collector and debuggers may
 * scan the stack without knowing frames. Types:
 *
 *   FRAME_LUA     called by a CALL-like instruction; argument = return pc (index) in the caller, which is a Lua function. The
 *                 result count wanted stands in the instruction before that pc. Results go to base - 2 upwards.
 *   FRAME_VARARG  not a call: a vararg function moved its fixed parameters up; delta leads to the real frame of the same call,
 *                 whose link is the real one. Extra arguments lie between the two.
 *   FRAME_META    a metamethod called on behalf of the instruction before pc (argument). base[-3] holds an auxiliary number.
 *   FRAME_KONT    a callback made by a builtin; argument = KONT_*: the continuation that gets the results.
 *   FRAME_PCALL, FRAME_XPCALL   the callee of pcall / xpcall: where the unwinder stops.
 *   FRAME_ENTRY   bottom of a coroutine.
 *   FRAME_SCOPE   the callee of scope().
 *
 * Invariant: everything a suspended computation needs is in these slots, so a fiber can stop inside any call.
 * Consequence: stacks may move at any call; C code keeps indexes or reloads `base` after calling something that may grow it.
 */
#ifndef EMI_CALL_H
#define EMI_CALL_H
#include "state.h"

enum { FRAME_LUA, FRAME_VARARG, FRAME_META, FRAME_KONT, FRAME_PCALL, FRAME_XPCALL, FRAME_ENTRY, FRAME_SCOPE };
#define frame_link(delta, type, arg) (((uint64_t)((uint32_t)(delta) << 3 | (uint32_t)(type)) << 32) | (uint32_t)(arg))
#define frame_type(base) ((uint32_t)((base)[-1] >> 32) & 7)
#define frame_delta(base) ((uint32_t)((base)[-1] >> 32) >> 3)
#define frame_arg(base) ((uint32_t)(base)[-1])
#define frame_func(base) v_tofunc((base)[-2])

/* The return pc in a link: the instruction's address on wasm32, its index in the caller's code on 64-bit hosts. */
#if UINTPTR_MAX == 0xFFFFFFFFu
#define pc_pack(pc, p) ((uint32_t)(pc))
#define pc_unpack(arg, p) ((Instr *)(arg))
#else
#define pc_pack(pc, p) ((uint32_t)((pc) - (p)->code))
#define pc_unpack(arg, p) ((p)->code + (arg))
#endif

/* How a fiber goes on (Co.stop). */
enum {
  STOP_START, /* not started: function and arguments wait on the stack */
  STOP_LUA,   /* slice over in Lua code: at co->pc */
  STOP_CALL,  /* slice over before a prepared call: function at top - 2 - nargs, see vm.c */
  STOP_KONT,  /* slice over in a builtin: continue it */
  STOP_HOST,  /* a host function suspended */
  STOP_DEAD
};

#define STACK_INIT 48
#define STACK_MAX 262144 /* slots; beyond: "stack overflow" */
#define STACK_RESERVE 4096 /* slots beyond STACK_MAX for handlers of a stack overflow */
#define STACK_EXTRA 64   /* kept free above every limit, for handlers and links */
#define MIN_STACK 24     /* free slots a builtin finds above its arguments */

/* ---- builtins ----
 * int fn(Value *base, int nargs): arguments are base[0..nargs-1]; G.co->top == base + nargs; at least MIN_STACK slots follow.
 * Slots at nargs and beyond hold garbage: use arg_* below or lib.h's checks, never base[i] unchecked.
 * It answers n >= 0: its n results are base[0..n-1]; or one of: */
enum {
  R_ERROR = -1,   /* G.err holds the error value */
  R_CALL = -2,    /* call_lua() prepared a callback; its continuation gets the results */
  R_YIELD = -3,   /* coroutine.yield: base[0..top-1] go to the resumer */
  R_RESUME = -4,  /* switch to G.resume_co */
  R_SUSPEND = -5, /* a host function started something; the host resumes the fiber later with results or an error */
  R_SLICE = -6,   /* out of fuel inside a long C loop: slice_kont() saved what to call when the next slice starts */
  R_COLLECT = -7, /* run a full collection, then call this builtin once more from the start */
  R_PASS = -9,    /* this_fiber.yield: let other fibers run */
  R_UNWIND = -8,  /* G.err goes on unwinding from this frame, whose cleanup handlers have run */
};
/* Room for n slots above G.co->top: returns base (maybe moved), or NULL with G.err set ("stack overflow"). */
Value *stack_need(Value *base, int n);
bool stack_grow(Co *co, uint32_t need);
void stack_shrink(Co *co);
#ifdef EMI_STRESS
void stack_stress(Co *co); /* moves the stack, so that stale pointers into it are found */
#endif

/* Continuations: int k(Value *base, Value *res, int nres): base is the builtin's frame (arguments and whatever it kept in slots
 * base[0..]), res[0..nres-1] are the callback's results (lying where the callback was prepared: copy before preparing another).
 * Answers like a builtin. One line for each in KONTS; the function is kont_<name>. */
#define KONTS(X) \
  X(tostring) X(print) X(sort) X(gsub) X(match) X(foreach) X(load) X(pairs) X(xpcall_handler) X(finalizer) \
  X(format) X(len) X(concat) X(move) X(cleanup) X(json_decode) X(json_encode)
#define X(name) KONT_##name,
enum { KONTS(X) KONT_COUNT };
#undef X
typedef int KontFunc(Value *base, Value *res, int nres);
#define X(name) KontFunc kont_##name;
KONTS(X)
#undef X

/* Prepares a callback: at[0] is the function (any value: __call works), at[2..2+nargs-1] its arguments (at[1] is the link's
 * place). at must be >= base, with all kept state below it. All results are kept unless the continuation ignores them.
 * `return call_lua(base, at, nargs, KONT_sort)`. */
int call_lua(Value *base, Value *at, int nargs, int kont);
/* `return slice_kont(base, at, KONT_match)`: state to keep is base[0..at-1]; the continuation is called with nres == 0 when the
 * next slice starts. */
int slice_kont(Value *base, Value *at, int kont);

/* ---- errors ---- (all return R_ERROR and set G.err) */
int err_value(Value v);
/* Message with "chunk:line: " of the Lua function that called this builtin in front. printf subset: %s %d %c %%. */
int err_fmt(Value *base, const char *fmt, ...);
/* "bad argument #n to 'name' (msg)"; knows the name the builtin was called by, and methods ("calling 'x' on bad self"). n is 1-based. */
int err_arg(Value *base, int n, const char *fmt, ...);
int err_argtype(Value *base, int nargs, int n, const char *expected); /* (expected got actual | no value) */
const char *v_typename(Value v);

/* Errors of the interpreter itself, at co->base / co->pc. */
int err_run(const char *fmt, ...);
int err_operand(const char *what, Value *o);           /* "attempt to WHAT local 'x' (a T value)"; o may be a register */
int err_arith(Value *a, Value *b);
int err_concat(Value *a, Value *b);
int err_compare(Value a, Value b);

/* ---- walking frames ---- */
typedef struct Frame { Co *co; Value *base; Func *fn; Instr *pc; } Frame; /* pc: next instruction of a Lua function, else NULL */
bool frame_first(Co *co, Frame *f);   /* the innermost call of a coroutine that is not running Lua code right now */
bool frame_next(Frame *f);            /* its caller; false below the last */
bool frame_level(int level, Frame *f);/* level 0: the running builtin, 1: its caller ... of G.co */
int frame_line(const Frame *f);       /* current line, or -1 */
String *traceback(Co *co, int level);
String *where(int level);             /* "chunk:line: " or "" */
String *with_position(String *s, int level); /* where(level) in front of s */

/* ---- the interpreter ---- */
/* Runs `fiber` until it stops; returns EMI_*. */
int vm_run(Co *fiber, int mode, const Value *vals, uint32_t nvals);
/* vm_run as the host sees it: sets the fuel, keeps track of nesting, flushes output. */
int fiber_resume(Co *fiber, int mode, const Value *vals, uint32_t nvals, int32_t fuel);
extern KontFunc *const kont_table[KONT_COUNT];

/* ---- coroutines ---- */
/* G.err leaves a function made by coroutine.wrap, the running builtin: text gets the caller's position in front. */
void co_wrap_error(void);
void lib_control_open(Table *globals); /* pcall, xpcall, error */
Co *co_new(Func *f);                 /* suspended, function at its bottom */
void co_free(Co *co);
Upval *upval_find(Co *co, Value *slot);
void upval_close(Co *co, Value *from);

#endif
