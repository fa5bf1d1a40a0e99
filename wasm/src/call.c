/* Stacks, coroutines, upvalues, and the builtins that shape control flow: pcall, xpcall, error. */
#include "call.h"
#include "lib.h"
#include "scope.h"

/* ---- stacks ---- */

static void stack_move(Co *co, uint32_t newsize) {
  Value *old = co->stack;
  uint32_t oldsize = co->stacksize;
  Value *now = mem_newarray(Value, newsize);
  uint32_t keep = oldsize < newsize ? oldsize : newsize;
  memcpy(now, old, keep * sizeof(Value));
  if (newsize > keep) memset(now + keep, 0xFF, (newsize - keep) * sizeof(Value));
  co->stack = now;
  co->stacksize = newsize;
  co->limit = now + newsize - STACK_EXTRA;
  co->base = now + (co->base - old);
  co->top = now + (co->top - old);
  if (G.call_at >= old && G.call_at < old + oldsize) G.call_at = now + (G.call_at - old);
  for (Upval *u = co->openup; u; u = u->nextopen) u->v = now + (u->v - old);
  mem_free(old, oldsize * sizeof(Value));
}

static Value *stack_end(const Co *co) { return co->stack + co->stacksize - STACK_EXTRA; }

/* Makes room for `need` slots above co->top. Up to STACK_MAX this grows the stack; the first request beyond it opens a reserve, so
 * that error handlers can run, and fails; requests beyond the reserve just fail. */
bool stack_grow(Co *co, uint32_t need) {
  uint32_t used = (uint32_t)(co->top - co->stack);
  uint32_t want = used + need + STACK_EXTRA;
  if (want <= STACK_MAX) {
    uint32_t size = co->stacksize * 2;
    if (size < want) size = want;
    if (size > STACK_MAX) size = STACK_MAX;
#ifdef EMI_STRESS
    if (co->stacksize >= want) size = co->stacksize;
#endif
    stack_move(co, size);
    return true;
  }
  if (co->limit < stack_end(co) || co->stacksize <= STACK_MAX) {
    if (co->stacksize <= STACK_MAX) stack_move(co, STACK_MAX + STACK_RESERVE);
    co->limit = stack_end(co);
    err_value(v_str(str_lit("stack overflow")));
    return false;
  }
  if (want <= STACK_MAX + STACK_RESERVE) return true;
  err_value(v_str(str_lit("error in error handling")));
  return false;
}

/* After an overflow was handled: close the reserve, and give its memory back once the stack is far from it. */
void stack_shrink(Co *co) {
  if (likely(co->stacksize <= STACK_MAX)) return;
  uint32_t used = (uint32_t)(co->top - co->stack);
  if (used < STACK_MAX / 2) stack_move(co, STACK_MAX);
  else if (used < STACK_MAX - 2 * STACK_EXTRA) co->limit = co->stack + STACK_MAX - STACK_EXTRA;
}

Value *stack_need(Value *base, int n) {
  Co *co = G.co;
  (void)base;
  charge(n > 0 ? n >> 5 : 0);
  if (n < 0 || n > STACK_MAX || ((co->limit - co->top) < n && !stack_grow(co, (uint32_t)n))) {
    if (n < 0 || n > STACK_MAX) err_run("stack overflow");
    return NULL;
  }
  return co->base;
}

#ifdef EMI_STRESS
/* Deep stacks are moved now and then only: moving one at every call would make recursion quadratic. */
void stack_stress(Co *co) {
  static uint32_t turns;
  ptrdiff_t limit = co->limit - co->stack;
  if (co->stacksize >= 4096 && ++turns % 512 != 0) return;
  stack_move(co, co->stacksize);
  co->limit = co->stack + limit;
}
#endif

/* ---- callbacks of builtins ---- */

int call_lua(Value *base, Value *at, int nargs, int kont) {
  Co *co = G.co;
  at[1] = frame_link(at + 2 - base, FRAME_KONT, kont);
  co->top = at + 2 + nargs;
  G.call_at = at;
  return R_CALL;
}

int slice_kont(Value *base, Value *at, int kont) {
  call_lua(base, at, 0, kont);
  at[0] = V_NIL;
  return R_SLICE;
}

/* ---- coroutines and upvalues ---- */

Co *co_new(Func *f) {
  Value *stack = mem_newarray(Value, STACK_INIT + STACK_EXTRA);
  Co *co = gc_new(sizeof(Co), OBJ_CO);
  memset(&co->status, 0, sizeof(Co) - offsetof(Co, status));
  co->stack = stack;
  co->stacksize = STACK_INIT + STACK_EXTRA;
  memset(stack, 0xFF, co->stacksize * sizeof(Value));
  co->limit = stack + STACK_INIT;
  stack[0] = v_func(f);
  stack[1] = frame_link(0, FRAME_ENTRY, 0);
  co->base = co->top = stack + 2;
  co->status = CO_SUSPENDED;
  co->stop = STOP_START;
  co->current = co;
  co->env = G.co ? G.co->env : G.globals;
  return co;
}

void co_free(Co *co) {
  upval_close(co, co->stack);
  mem_free(co->cleanup, co->cleanupcap * sizeof(Cleanup));
  mem_free(co->stack, co->stacksize * sizeof(Value));
  mem_free(co, sizeof(Co));
}

Upval *upval_find(Co *co, Value *slot) {
  Upval **at = &co->openup;
  while (*at && (*at)->v > slot) at = &(*at)->nextopen;
  if (*at && (*at)->v == slot) {
    if (unlikely((*at)->mark & gc_otherwhite()) && G.gc_phase >= GC_SWEEPSTR) (*at)->mark = G.gc_white; /* dead, not yet swept: lives again */
    return *at;
  }
  Upval *u = gc_new(sizeof(Upval), OBJ_UPVAL);
  u->open = 1;
  u->v = slot;
  u->nextopen = *at;
  *at = u;
  return u;
}

void upval_close(Co *co, Value *from) {
  Upval *u;
  while ((u = co->openup) != NULL && u->v >= from) {
    co->openup = u->nextopen;
    u->open = 0;
    u->closed = *u->v;
    u->v = &u->closed;
    gc_barrier(u, u->closed);
  }
}

/* ---- protected calls ---- */

/* pcall(f, ...): the arguments move up by one to make place for the link; the unwinder knows the frame by its type. */
static int b_pcall(Value *base, int nargs) {
  if (unlikely(G.interrupt)) return raise_runtime(base, RT_INTERRUPTED);
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  memmove(base + 2, base + 1, sizeof(Value) * (size_t)(nargs - 1));
  base[1] = frame_link(2, FRAME_PCALL, 0);
  G.co->top = base + 1 + nargs;
  G.call_at = base;
  return R_CALL;
}

/* xpcall(f, handler, ...): the frame keeps the handler in base[0], the call is prepared above it. */
static int b_xpcall(Value *base, int nargs) {
  Func *handler;
  if (unlikely(G.interrupt)) return raise_runtime(base, RT_INTERRUPTED);
  if (!arg_func(base, nargs, 2, &handler)) return R_ERROR;
  Value f = base[0];
  base[0] = base[1];
  memmove(base + 3, base + 2, sizeof(Value) * (size_t)(nargs - 2));
  base[1] = f;
  base[2] = frame_link(3, FRAME_XPCALL, 0);
  G.co->top = base + 1 + nargs;
  G.call_at = base + 1;
  return R_CALL;
}

String *with_position(String *s, int level) {
  String *at = where(level);
  if (!at->len) return s;
  Buf *b = buf_tmp();
  buf_put(b, at->data, at->len);
  buf_put(b, s->data, s->len);
  return buf_str(b);
}

static int b_error(Value *base, int nargs) {
  Value v = arg_or_nil(1);
  int32_t level;
  if (!arg_optint(base, nargs, 2, 1, &level)) return R_ERROR;
  if (level > 0) {
    if (v_isnum(v)) v = v_str(num_str(v_todouble(v)));
    if (v_isstr(v)) v = v_str(with_position(v_tostr(v), level));
  }
  return err_value(v);
}

void lib_control_open(Table *globals) {
  static const LibEntry list[] = {{"pcall", b_pcall}, {"xpcall", b_xpcall}, {"error", b_error}, {NULL, NULL}};
  lib_register(globals, NULL, list);
}
