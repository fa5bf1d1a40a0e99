/* The host ABI (include/emi.h) over the VM. */
#include "emi.h"
#include "compile.h"
#include "json.h"
#include "lib.h"
#include "message.h"
#include "out.h"
#include "ref.h"
#include "scope.h"

#ifdef __wasm__
_Static_assert(offsetof(Co, interrupted) == 11 && offsetof(Co, nointerrupt) == 12 && offsetof(Co, nosuspend) == 16 &&
                 offsetof(Co, ref) == 20, "ORDER ABI");
_Static_assert(offsetof(State, nresults) == offsetof(State, fuel) + 4, "ORDER ABI");
#endif

/* ---- life ---- */

void emi_init(uint32_t limit_kib, uint32_t seed) { state_init((uint64_t)limit_kib << 10, seed); }
double emi_mem_used(void) { return (double)G.mem_used; }
void emi_mem_set_limit(double bytes) {
  G.mem_limit = bytes >= 1 ? (uint64_t)bytes : 0;
  mem_alarm_set();
}
void emi_gc(void) { gc_full(); }
#ifndef __wasm__
void emi_close(void) {
  out_flush();
  state_close();
}
#endif

void *emi_alloc(uint32_t size) { return mem_alloc(size); }
void emi_free(void *p, uint32_t size) { mem_free(p, size); }
void *emi_scratch(void) { return G.scratch; }

/* ---- values ---- */

void emi_str(Value *out, const char *p, uint32_t len) { *out = v_str(str_new(p, len)); }
void emi_table(Value *out, uint32_t narray, uint32_t nhash) { *out = v_tab(tab_new(narray, nhash)); }

void emi_rawget(Value *out, const Value *table, const Value *key) {
  *out = v_istab(*table) ? tab_get(v_totab(*table), *key) : V_NIL;
}

int emi_rawset(const Value *table, const Value *key, const Value *val) {
  if (!v_istab(*table) || !tab_keyok(*key)) {
    G.scratch[0] = v_str(str_newz(v_istab(*table) ? "table index is nil or NaN" : "not a table"));
    return 1;
  }
  tab_set(v_totab(*table), *key, *val);
  return 0;
}

uint32_t emi_rawlen(const Value *v) {
  return v_istab(*v) ? tab_len(v_totab(*v)) : v_isstr(*v) ? v_tostr(*v)->len : 0;
}

int emi_next(const Value *table, Value *key, Value *val) {
  uint32_t pos;
  if (!v_istab(*table) || !tab_posof(v_totab(*table), *key, &pos)) return -1;
  return tab_nextat(v_totab(*table), &pos, key, val);
}

int emi_rawequal(const Value *a, const Value *b) { return v_raweq(*a, *b); }

void emi_setmeta(const Value *v, const Value *meta) {
  Table *m = v_istab(*meta) ? v_totab(*meta) : NULL;
  if (v_istab(*v)) {
    v_totab(*v)->meta = m;
    gc_barriert(v_totab(*v));
  } else if (v_isudata(*v)) {
    v_toudata(*v)->meta = m;
    gc_barrier(v_toobj(*v), *meta);
  } else G.basemeta[~v_tag(*v) & 15] = m;
}

void emi_getmeta(Value *out, const Value *v) {
  Table *m = v_metatable(*v);
  *out = m ? v_tab(m) : V_NIL;
}

int emi_external(double delta) { return !mem_external_add((int64_t)delta); }

void emi_udata(Value *out, uint32_t kind, uint32_t handle, uint32_t meta) {
  Udata *u = gc_new(sizeof(Udata), OBJ_UDATA);
  u->fin = 0;
  u->kind = kind;
  u->handle = handle;
  Value m = ref_get(meta);
  u->meta = v_istab(m) ? v_totab(m) : NULL;
  u->env = G.globals;
  *out = v_udata(u);
}

/* What calling the host costs, in units of fuel: a slice of such calls must not take many milliseconds. */
#define HOST_FUEL 8

static int host_trampoline(Value *base, int nargs) {
  uint32_t id = (uint32_t)v_tofunc(base[-2])->v[0];
  G.fuel -= HOST_FUEL;
  out_flush();
  return host_call(id, base, (uint32_t)nargs);
}

void emi_hostfn(Value *out, uint32_t id) {
  Func *f = func_native(host_trampoline, 1);
  f->v[0] = v_light(id);
  *out = v_func(f);
}

static int bound_trampoline(Value *base, int nargs) {
  (void)nargs;
  Func *self = v_tofunc(base[-2]);
  base[0] = self->v[1];
  out_flush();
  return host_call((uint32_t)self->v[0], base, 1);
}

void emi_boundfn(Value *out, uint32_t id, const Value *bound) {
  Func *f = func_native(bound_trampoline, 2);
  f->v[0] = v_light(id);
  f->v[1] = *bound;
  *out = v_func(f);
}

static int member_index(Value *base, int nargs) {
  Func *self = v_tofunc(base[-2]);
  Value member = nargs < 2 ? V_NIL : tab_get(v_totab(self->v[0]), base[1]);
  if (v_isnil(member)) return host_call((uint32_t)self->v[1], base, (uint32_t)nargs);
  base[0] = member;
  return 1;
}

void emi_indexfn(Value *out, const Value *members, uint32_t id) {
  Func *f = func_native(member_index, 2);
  f->v[0] = *members;
  f->v[1] = v_light(id);
  *out = v_func(f);
}

void emi_globals(Value *out) { *out = v_tab(G.globals); }
void emi_tostring(Value *out, const Value *v) { *out = v_str(v_tostring_raw(*v)); }

uint32_t emi_ref(const Value *v) { return ref_new(*v); }
void emi_deref(Value *out, uint32_t ref) { *out = ref_get(ref); }
void emi_unref(uint32_t ref) { ref_free(ref); }

/* ---- messages ---- */

int emi_encode(const Value *v) { return message_encode(*v); }
uint8_t *emi_message(void) { return message.bytes; }
uint32_t emi_message_size(void) { return message.size; }
uint32_t *emi_attachments(void) { return message.handles; }
uint32_t emi_nattachments(void) { return message.nhandles; }
int emi_decode(Value *out, const uint8_t *p, uint32_t len, const Value *attachments, uint32_t n) {
  return !message_decode(out, p, len, attachments, n);
}

/* ---- modules ---- */

void emi_json(const Value *table, uint32_t host) { json_open(v_totab(*table), host); }

/* ---- code ---- */

int emi_load(Value *out, const char *src, uint32_t len, const char *name, uint32_t name_len, const Value *env) {
  Proto *p = compile(src, len, str_new(name, name_len));
  if (p == NULL) {
    G.scratch[0] = G.err;
    return 1;
  }
  *out = v_func(func_lua(p, v_istab(*env) ? v_totab(*env) : G.globals));
  return 0;
}

int emi_dump(Value *out, const Value *fn) {
  if (!v_isfunc(*fn) || v_tofunc(*fn)->native) {
    G.scratch[0] = v_str(str_lit("not a Lua function"));
    return 1;
  }
  Buf b = {0};
  proto_dump(v_tofunc(*fn)->p, &b);
  *out = v_str(str_new(b.p, b.len));
  buf_free(&b);
  return 0;
}

void emi_getfenv(Value *out, const Value *fn) { *out = v_isfunc(*fn) ? v_tab(v_tofunc(*fn)->env) : V_NIL; }
void emi_setfenv(const Value *fn, const Value *env) {
  if (v_isco(*fn) && v_istab(*env)) {
    v_toco(*fn)->env = v_totab(*env);
    gc_barrier(v_toobj(*fn), *env);
    return;
  }
  if (!v_isfunc(*fn) || !v_istab(*env)) return;
  v_tofunc(*fn)->env = v_totab(*env);
  gc_barrier(v_toobj(*fn), *env);
}

/* ---- fibers ---- */

static Co *last_done;

#define CALL_STACK_MAX 1024 /* slots; a fiber whose stack grew larger is not worth keeping for the next call */

void emi_fiber(Value *out, const Value *fn, const Value *args, uint32_t nargs) {
  Co *co = co_new(v_isfunc(*fn) ? v_tofunc(*fn) : NULL);
  co->isfiber = 1;
  co->stack[0] = *fn; /* any callable */
  *out = v_co(co);
  if (nargs > STACK_INIT - 2) stack_grow(co, nargs);
  for (uint32_t i = 0; i < nargs; i++) co->base[i] = args[i];
  co->top = co->base + nargs;
}

uint32_t emi_spawn(Value *at, uint32_t kind, uint32_t handle, uint32_t meta) {
  Value fiber;
  emi_fiber(&fiber, at, NULL, 0);
  v_toco(fiber)->ref = ref_new(fiber);
  emi_udata(at, kind, handle, meta);
  return (uint32_t)(uintptr_t)v_toco(fiber);
}

void emi_fiber_again(Value *out, const Value *fn, const Value *args, uint32_t nargs) {
  Co *co = v_isco(*out) ? v_toco(*out) : NULL;
  if (co == NULL || !co->isfiber || co->stop != STOP_DEAD || nargs > STACK_INIT - 2 || co->stacksize > CALL_STACK_MAX) {
    emi_fiber(out, fn, args, nargs);
    return;
  }
  co->stack[0] = *fn;
  co->status = CO_SUSPENDED;
  co->stop = STOP_START;
  co->base = co->stack + 2;
  for (uint32_t i = 0; i < nargs; i++) co->base[i] = args[i];
  co->top = co->base + nargs;
  co->current = co;
  co->nointerrupt = co->nosuspend = co->handlers = 0;
  co->env = G.co ? G.co->env : G.globals;
  gc_co_resumed(co); /* its stack was written */
}

/* May be entered again from within a host function (a synchronous callback into Lua on another fiber). */
int fiber_resume(Co *co, int mode, const Value *vals, uint32_t nvals, int32_t fuel) {
  Co *outer = G.co, *outer_fiber = G.fiber;
  G.fuel = fuel;
  if (unlikely(G.gc_debt > 0) && nvals == 0) { /* a host that makes many short calls may never come by a safe point in Lua code */
    G.resume_co = co;
    gc_step();
    G.resume_co = NULL;
  }
  G.fiber = co;
  interrupt_refresh();
  int status = vm_run(co, mode, vals, nvals);
  G.fiber = outer_fiber;
  interrupt_refresh();
  G.co = outer;
  if (outer) gc_co_resumed(outer);
  out_flush();
  if (status == EMI_DONE) {
    last_done = co;
    G.nresults = (uint32_t)(co->top - co->base);
  }
  if (co->ref != 0 && (status == EMI_DONE || status == EMI_ERROR)) {
    ref_free(co->ref); /* its results stay: nothing is collected before the next run */
    co->ref = 0;
  }
  return status;
}

int emi_resume(uint32_t fiber, uint32_t mode, const Value *vals, uint32_t nvals, int32_t fuel) {
  return fiber_resume((Co *)(uintptr_t)fiber, (int)mode, vals, nvals, fuel);
}

Value *emi_result(void) { return last_done->base; }
void *emi_left(void) { return &G.fuel; }
void emi_set_fuel(int32_t fuel) { G.fuel = fuel; }
uint32_t emi_running(void) { return (uint32_t)(uintptr_t)G.fiber; }
uint32_t emi_in_coroutine(void) { return G.co && !G.co->isfiber ? (uint32_t)(uintptr_t)G.co : 0; }

void emi_where(Value *out, uint32_t level) {
  Frame f;
  char chunk[CHUNKID_MAX];
  *out = V_NIL;
  if (!frame_level((int)level + 1, &f) || !f.pc) return;
  chunkid(chunk, f.fn->p->source);
  Buf b = {0};
  buf_printf(&b, "%s:%d", chunk, frame_line(&f));
  *out = v_str(str_new(b.p, b.len));
  buf_free(&b);
}

void emi_interrupt(uint32_t fiber) {
  ((Co *)(uintptr_t)fiber)->interrupted = 1;
  interrupt_refresh();
}

void emi_traceback(Value *out, uint32_t fiber) { *out = v_str(traceback(((Co *)(uintptr_t)fiber)->current, 0)); }

/* ---- host functions ---- */

Value *emi_stack(Value *base, uint32_t n) { return stack_need(base, (int)n); }
void emi_raise(const Value *v) { err_value(*v); }
void emi_raise_text(Value *base, const char *p, uint32_t len) { err_fmt(base, "%.*s", (int)len, p); }
void emi_raise_arg(Value *base, uint32_t n, const char *p, uint32_t len) { err_arg(base, (int)n, "%.*s", (int)len, p); }
