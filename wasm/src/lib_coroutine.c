/* The coroutine library. Switching itself is the interpreter's (R_RESUME, R_YIELD in vm.c); here are the checks. */
#include "lib.h"
#include "scope.h"

#define CO_DEPTH_MAX 1000 /* coroutines inside coroutines; the words of the error are LuaJIT's */

static Co *root_of(Co *co) {
  while (co->resumer) co = co->resumer;
  return co;
}

/* A coroutine that a fiber is running, or that waits inside one, is not resumable. */
static int resume(Value *base, Co *to, bool wrapped) {
  const char *why = NULL;
  if (unlikely(G.interrupt)) return raise_runtime(base, RT_INTERRUPTED);
  if (to->status == CO_DEAD) why = "cannot resume dead coroutine";
  else if (to->isfiber || to->status != CO_SUSPENDED) why = "cannot resume running coroutine";
  else if (G.co->depth >= CO_DEPTH_MAX) why = "C stack overflow";
  if (why) {
    if ((to->status == CO_RUNNING || to->status == CO_NORMAL) && root_of(to) != G.fiber) return raise_runtime(base, RT_EPERM); /* waits in another fiber */
    if (wrapped) return err_fmt(base, "%s", why);
    base[0] = V_FALSE;
    base[1] = v_str(str_newz(why));
    return 2;
  }
  to->wrapped = wrapped;
  G.resume_co = to;
  return R_RESUME;
}

static bool arg_co(Value *base, int nargs, Co **out) {
  Value v = arg_or_nil(1);
  if (!v_isco(v)) return err_arg(base, 1, "coroutine expected"), false;
  *out = v_toco(v);
  return true;
}

static int c_create(Value *base, int nargs) {
  Func *f;
  if (!arg_func(base, nargs, 1, &f)) return R_ERROR;
  base[0] = v_co(co_new(f));
  return 1;
}

static int c_resume(Value *base, int nargs) {
  Co *co;
  if (!arg_co(base, nargs, &co)) return R_ERROR;
  return resume(base, co, false);
}

static int c_wrapped(Value *base, int nargs) {
  (void)nargs;
  return resume(base, v_toco(v_tofunc(base[-2])->v[0]), true);
}

static int c_wrap(Value *base, int nargs) {
  Func *f;
  if (!arg_func(base, nargs, 1, &f)) return R_ERROR;
  Func *w = func_native(c_wrapped, 1);
  w->v[0] = v_co(co_new(f));
  base[0] = v_func(w);
  return 1;
}

static int c_yield(Value *base, int nargs) {
  (void)base;
  (void)nargs;
  return R_YIELD;
}

static int c_status(Value *base, int nargs) {
  static const char *const name[] = {"suspended", "running", "normal", "dead"};
  Co *co;
  if (!arg_co(base, nargs, &co)) return R_ERROR;
  int s = co->status;
  if (s == CO_RUNNING && co != G.co) s = CO_NORMAL; /* waits in an operation of its fiber */
  base[0] = v_str(str_newz(name[s]));
  return 1;
}

/* In a fiber's own coroutine: nil. Elsewhere the coroutine, and false: it is not the main one. */
static int c_running(Value *base, int nargs) {
  (void)nargs;
  base[0] = G.co->isfiber ? V_NIL : v_co(G.co);
  base[1] = V_FALSE;
  return G.co->isfiber ? 1 : 2;
}

static int c_isyieldable(Value *base, int nargs) {
  (void)nargs;
  base[0] = v_bool(!G.co->isfiber);
  return 1;
}

void co_wrap_error(void) {
  if (v_isstr(G.err)) G.err = v_str(with_position(v_tostr(G.err), 1));
}

void lib_coroutine_open(Table *globals) {
  static const LibEntry list[] = {
    {"create", c_create}, {"resume", c_resume}, {"wrap", c_wrap}, {"yield", c_yield}, {"status", c_status},
    {"running", c_running}, {"isyieldable", c_isyieldable}, {NULL, NULL},
  };
  lib_register(globals, "coroutine", list);
}
