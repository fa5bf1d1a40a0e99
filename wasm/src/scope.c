/* Scopes and the switches of the running fiber: see scope.h. */
#include "scope.h"
#include "emi.h"
#include "lib.h"

/* Slots of a frame that runs handlers: how many values it keeps, why it was left, and the values. */
enum { AT_KEPT, AT_MODE, AT_VALUES, AT_ERR = AT_VALUES, AT_TRACE, AT_TO };
enum { LEAVE, UNWIND, POP };

int raise_runtime(Value *base, int code) { return host_call(EMI_RAISE, base, (uint32_t)code); }

/* ---- the list of handlers ---- */

/* The call whose end runs the handlers that the running builtin registers. */
static uint32_t scope_frame(Co *co) {
  int frames = 0;
  for (Value *b = co->base;; b -= frame_delta(b), frames++) {
    switch (frame_type(b)) {
      case FRAME_KONT:
        if (frame_arg(b) != KONT_finalizer) continue;
        /* fall through */
      case FRAME_PCALL: case FRAME_XPCALL: case FRAME_SCOPE: case FRAME_ENTRY:
        charge(frames >> 4);
        return (uint32_t)(b - co->stack);
    }
  }
}

static void push(Co *co, uint32_t frame, Value handler) {
  if (co->ncleanup == co->cleanupcap) {
    uint32_t cap = co->cleanupcap ? co->cleanupcap * 2 : 4;
    co->cleanup = mem_realloc(co->cleanup, co->cleanupcap * sizeof(Cleanup), cap * sizeof(Cleanup));
    co->cleanupcap = cap;
  }
  co->cleanup[co->ncleanup++] = (Cleanup){frame, handler};
}

/* ---- running handlers ---- */

/* Calls the last handler; what is kept below `at` stays. */
static int call_handler(Value *base, Value *at) {
  at[0] = G.co->cleanup[--G.co->ncleanup].handler;
  return call_lua(base, at, 0, KONT_cleanup);
}

static void guard(Co *co) {
  co->cleaning++;
  G.fiber->handlers++;
  G.fiber->nointerrupt++;
  interrupt_refresh();
}

static Func *leave_fn(void) { return G.scope_fn; }

int scope_leave(const Value *res, int nres) {
  Co *co = G.co;
  Value *base = co->base;
  memmove(base + AT_VALUES, res, sizeof(Value) * (size_t)nres);
  base[-2] = v_func(leave_fn());
  base[AT_KEPT] = v_num(nres);
  base[AT_MODE] = v_num(LEAVE);
  co->top = base + AT_VALUES + nres;
  if (unlikely(co->limit - co->top < MIN_STACK)) {
    if (!stack_grow(co, MIN_STACK)) return R_ERROR;
    base = co->base;
  }
  guard(co);
  return call_handler(base, base + AT_VALUES + nres);
}

int scope_unwind(Value err, Value trace, const Value *to) {
  Co *co = G.co;
  Value *base = co->base;
  base[-2] = v_func(leave_fn());
  base[AT_KEPT] = v_num(3);
  base[AT_MODE] = v_num(UNWIND);
  base[AT_ERR] = err;
  base[AT_TRACE] = trace;
  base[AT_TO] = v_num((double)(to - co->stack));
  guard(co);
  return call_handler(base, base + AT_TO + 1);
}

Value *scope_unwinds_to(const Co *co) { return co->stack + (uint32_t)v_todouble(co->base[AT_TO]); }

int kont_cleanup(Value *base, Value *res, int nres) {
  Co *co = G.co;
  (void)res;
  (void)nres;
  int kept = (int)v_todouble(base[AT_KEPT]), mode = (int)v_todouble(base[AT_MODE]);
  if (mode != POP && scope_pending(co, base)) return call_handler(base, base + AT_VALUES + kept);
  co->cleaning--;
  G.fiber->handlers--;
  G.fiber->nointerrupt--;
  interrupt_refresh();
  switch (mode) {
    case LEAVE: memmove(base, base + AT_VALUES, sizeof(Value) * (size_t)kept); return kept;
    case POP: return 0;
    default:
      G.err = base[AT_ERR];
      G.trace = base[AT_TRACE];
      return R_UNWIND;
  }
}

/* ---- what Lua sees ---- */

/* scope(f, ...): calls f and answers its results; runs the handlers registered meanwhile. */
static int f_scope(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  memmove(base + 2, base + 1, sizeof(Value) * (size_t)(nargs - 1));
  base[1] = frame_link(2, FRAME_SCOPE, 0);
  G.co->top = base + 1 + nargs;
  G.call_at = base;
  return R_CALL;
}

static int f_cleanup_push(Value *base, int nargs) {
  Func *f;
  if (!arg_func(base, nargs, 1, &f)) return R_ERROR;
  push(G.co, scope_frame(G.co), v_func(f));
  return 0;
}

/* scope_cleanup_pop([execute = true]) */
static int f_cleanup_pop(Value *base, int nargs) {
  Co *co = G.co;
  if (co->ncleanup == 0 || co->cleanup[co->ncleanup - 1].frame != scope_frame(co)) return raise_runtime(base, RT_UNMATCHED_CLEANUP);
  if (nargs >= 1 && base[0] == V_FALSE) {
    co->ncleanup--;
    return 0;
  }
  base[AT_KEPT] = v_num(0);
  base[AT_MODE] = v_num(POP);
  guard(co);
  return call_handler(base, base + AT_VALUES);
}

/* The builtin in whose name handlers run; never called. */
static int f_leave(Value *base, int nargs) { return (void)base, (void)nargs, 0; }

static int f_yield(Value *base, int nargs) {
  (void)nargs;
  if (unlikely(G.fiber->nosuspend > 0)) return raise_runtime(base, RT_FORBID_SUSPEND);
  if (unlikely(G.interrupt)) return raise_runtime(base, RT_INTERRUPTED);
  return R_PASS;
}

static int f_disable_interruption(Value *base, int nargs) {
  (void)base, (void)nargs;
  G.fiber->nointerrupt++;
  interrupt_refresh();
  return 0;
}

static int f_restore_interruption(Value *base, int nargs) {
  (void)nargs;
  if (G.fiber->nointerrupt == G.fiber->handlers) return raise_runtime(base, RT_INTERRUPTION_ALLOWED);
  G.fiber->nointerrupt--;
  interrupt_refresh();
  return 0;
}

static int f_forbid_suspend(Value *base, int nargs) {
  (void)base, (void)nargs;
  G.fiber->nosuspend++;
  return 0;
}

static int f_allow_suspend(Value *base, int nargs) {
  (void)nargs;
  if (G.fiber->nosuspend == 0) return raise_runtime(base, RT_SUSPENSION_ALLOWED);
  G.fiber->nosuspend--;
  return 0;
}

void lib_fiber_open(Table *globals) {
  static const LibEntry scopes[] = {
    {"scope", f_scope}, {"scope_cleanup_push", f_cleanup_push}, {"scope_cleanup_pop", f_cleanup_pop}, {NULL, NULL},
  };
  static const LibEntry this_fiber[] = {
    {"disable_interruption", f_disable_interruption}, {"restore_interruption", f_restore_interruption},
    {"forbid_suspend", f_forbid_suspend}, {"allow_suspend", f_allow_suspend}, {"yield", f_yield}, {NULL, NULL},
  };
  lib_register(globals, NULL, scopes);
  lib_register(globals, "this_fiber", this_fiber);
  G.scope_fn = func_native(f_leave, 0);
}
