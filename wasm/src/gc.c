/* The collector: incremental tri-colour mark and sweep.
 *
 * Representation. An object is white (one of two whites), gray (no colour bit) or black. Gray objects wait in G.gray, linked by
 * their gclist. Objects hang in four places, each swept by a phase of its own: short strings in the string table, coroutines in
 * G.cos, userdata in G.udatas, everything else in G.all.
 *
 * Invariant. While marking, no black object refers to a white one. Stores into objects go through a barrier: a table turns gray
 * again and is visited once more at the end (barrier_back), for other holders the value is marked (barrier_fwd). Stacks are
 * written without barriers, so the running coroutine stays gray, and one that is resumed turns gray, whether it was reached yet or
 * not (gc_co_resumed); the others need no second visit, and 100,000 idle fibers do not lengthen the atomic step.
 *
 * Upvalues. An open one is marked together with the value in its slot. That value changes without a barrier only when its coroutine
 * runs, and a coroutine that ran while marking is visited in the atomic step. A coroutine keeps its open upvalues alive (there
 * is at most one for a slot), so an open upvalue is dead only if its coroutine is dead too.
 *
 * Phases. PAUSE -> MARK (in increments) -> atomic step -> SWEEPSTR -> SWEEPCO -> SWEEP -> PAUSE. The atomic step visits
 * what is still gray, separates userdata that die with a finalizer, clears weak tables and flips the white: from then on what has
 * the other white is dead, and new objects are born with the current one, so they survive the sweep. Coroutines are swept before upvalues:
 * an upvalue that outlives its coroutine is closed while the stack still stands, and so do the dead ones in the same list.
 *
 * Safe points. Collection happens only where the interpreter asks (gc_step) or a builtin calls gc_full; allocation merely raises
 * G.gc_debt. C code may therefore hold unrooted objects between two safe points.
 *
 * Pacing. A cycle starts when the memory in use reached gc_pause percent of what was left after the last one. During a cycle
 * every byte of allocation pays for gc_stepmul / 100 * WORK_SCALE units of work (bytes visited, or SWEEP_COST for an object swept), so that
 * a cycle ends before the program has allocated as much again as is alive. One step does at most WORK_MAX units; what is
 * still owed makes the next safe point go on. Near the memory limit the allocator rings an alarm (mem.c), and the next step is
 * a full collection, whether the collector is stopped or not. */
#include "gc.h"
#include "call.h"
#include "compile.h"
#include "emi.h"
#include "mem.h"
#include "scope.h"
#include "str.h"
#include "tab.h"

#ifdef EMI_CHECK /* small scripts see many cycles, and steps between any two allocations */
#define STEP_BYTES 256
#define PAUSE_MIN 4096
#else
#define STEP_BYTES (16 * 1024)
#define PAUSE_MIN (48 * 1024) /* bytes allocated at least between two cycles */
#endif
#define WORK_SCALE 2
#define SWEEP_COST 48       /* work units of looking at one object */
#define WORK_MAX (1 << 20)  /* about a millisecond */
#define DEBT_LOW (-(1 << 30))

#define set_black(o) ((o)->mark = (uint8_t)(((o)->mark & ~GC_WHITES) | MARK_BLACK))
#define set_gray(o) ((o)->mark &= (uint8_t)~(GC_WHITES | MARK_BLACK))
#define set_white(o) ((o)->mark = G.gc_white)
#define is_dead(o) ((o)->mark & gc_otherwhite()) /* only from the atomic step on */

/* ---- objects ---- */

void gc_init(void) {
  G.gc_phase = GC_PAUSE;
  G.gc_white = MARK_WHITE0;
  G.gc_pause = 200;
  G.gc_stepmul = 200;
  G.gc_debt = -2 * PAUSE_MIN;
}

void *gc_new(size_t size, int type) {
  if (type != OBJ_CO && type != OBJ_UDATA) return gc_new_plain(size, type);
  Obj *o = mem_alloc_inline(size);
  Obj **list = type == OBJ_CO ? &G.cos : &G.udatas;
  o->type = (uint8_t)type;
  o->mark = G.gc_white;
  o->next = *list;
  *list = o;
  return o;
}

/* Closes the upvalues of a dead coroutine. What a live one holds was marked, or was stored since and is new. */
static void close_upvalues(Co *co) {
  for (Upval *u; (u = co->openup) != NULL;) {
    co->openup = u->nextopen;
    u->open = 0;
    u->closed = is_dead(u) ? V_NIL : *u->v;
    u->v = &u->closed;
  }
}

static void free_obj(Obj *o) {
  switch (o->type) {
    case OBJ_STR: str_free((String *)o); break;
    case OBJ_TAB: tab_free((Table *)o); break;
    case OBJ_FUNC: {
      Func *f = (Func *)o;
      mem_free_inline(f, sizeof(Func) + f->nup * (f->native ? sizeof(Value) : sizeof(Upval *)));
      break;
    }
    case OBJ_UPVAL: mem_free_inline(o, sizeof(Upval)); break;
    case OBJ_PROTO: proto_free((Proto *)o); break;
    case OBJ_CO:
      close_upvalues((Co *)o);
      co_free((Co *)o);
      break;
    case OBJ_UDATA: {
      Udata *u = (Udata *)o;
      if (u->kind != 0) host_release(u->kind, u->handle); /* must not call back into the core */
      mem_free_inline(u, sizeof(Udata));
      break;
    }
  }
}

/* ---- marking ---- */

static inline void push_gray(Obj *o, Obj **gclist) {
  *gclist = G.gray;
  G.gray = o;
}

static void mark_other(Obj *o);

/* o is white. Strings are done at once, and so are tables with nothing in them, which are the leaves of many a tree. */
static inline void mark_white(Obj *o) {
  if (o->type == OBJ_TAB) {
    Table *t = (Table *)o;
    if (t->asize == 0 && t->node == tab_dummy && t->meta == NULL) {
      set_black(o);
    } else {
      set_gray(o);
      push_gray(o, &t->gclist);
    }
  } else if (o->type == OBJ_STR) set_black(o);
  else mark_other(o);
}
static inline void mark_obj(Obj *o) { if (gc_iswhite(o)) mark_white(o); }
static inline void mark_value(Value v) { if (v_isobj(v)) mark_obj(v_toobj(v)); }
#define mark_ptr(p) do { if (p) mark_obj((Obj *)(p)); } while (0)

static NOINLINE void mark_other(Obj *o) {
  set_gray(o);
  switch (o->type) {
    case OBJ_UPVAL: {
      Upval *u = (Upval *)o;
      set_black(o);
      mark_value(*u->v); /* at most one level deep: a value is never an upvalue */
      break;
    }
    case OBJ_UDATA: {
      Udata *u = (Udata *)o;
      set_black(o);
      mark_ptr(u->meta);
      mark_ptr(u->env);
      break;
    }
    case OBJ_FUNC: push_gray(o, &((Func *)o)->gclist); break;
    case OBJ_CO: push_gray(o, &((Co *)o)->gclist); break;
    case OBJ_PROTO: push_gray(o, &((Proto *)o)->gclist); break;
  }
}

enum { WEAK_KEYS = 1, WEAK_VALUES = 2 };
static int weakness(Table *t) {
  Value mode = tab_metamethod(t->meta, MM_MODE);
  int w = 0;
  if (!v_isstr(mode)) return 0;
  for (const char *s = v_tostr(mode)->data; *s; s++) w |= *s == 'k' ? WEAK_KEYS : *s == 'v' ? WEAK_VALUES : 0;
  return w;
}

static inline size_t visit_strong(Table *t) {
  set_black(t);
  for (Value *v = t->array, *end = v + t->asize; v < end; v++) mark_value(*v);
  if (t->node == tab_dummy) return sizeof(Table) + t->asize * sizeof(Value);
  for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
    if (!v_isnil(n->val)) {
      mark_value(n->key);
      mark_value(n->val);
    } else if (v_isobj(n->key)) tab_bury(n); /* the key may die now */
  }
  return sizeof(Table) + t->asize * sizeof(Value) + tab_sizenode(t) * sizeof(Node);
}

/* Marks what the table holds strongly. It stays gray: it is looked at again in the atomic step. */
static NOINLINE size_t visit_weak(Table *t, int weak) {
  set_gray(t);
  t->gclist = G.weak;
  G.weak = (Obj *)t;
  if (!(weak & WEAK_VALUES))
    for (uint32_t i = 0; i < t->asize; i++) mark_value(t->array[i]);
  if (t->node != tab_dummy)
    for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
      if (!v_isnil(n->val)) {
        if (!(weak & WEAK_KEYS)) mark_value(n->key);
        if (!(weak & WEAK_VALUES)) mark_value(n->val);
      } else if (v_isobj(n->key)) tab_bury(n);
    }
  return tab_bytes(t);
}

static inline size_t visit_table(Table *t) {
  if (t->meta) {
    int weak = weakness(t);
    mark_obj((Obj *)t->meta);
    if (weak) return visit_weak(t, weak);
  }
  return visit_strong(t);
}

static size_t visit_func(Func *f) {
  set_black(f);
  mark_ptr(f->env);
  if (f->native)
    for (int i = 0; i < f->nup; i++) mark_value(f->v[i]);
  else {
    mark_obj((Obj *)f->p);
    for (int i = 0; i < f->nup; i++) mark_ptr(f->up[i]);
  }
  return sizeof(Func) + f->nup * sizeof(Value);
}

static size_t visit_proto(Proto *p) {
  set_black(p);
  mark_ptr(p->source);
  for (uint32_t i = 0; i < p->nk; i++) mark_value(p->k[i]);
  for (uint32_t i = 0; i < p->np; i++) mark_ptr(p->p[i]);
  for (uint32_t i = 0; i < p->nlocvars; i++) mark_ptr(p->locvars[i].name);
  for (uint32_t i = 0; i < p->nup; i++) mark_ptr(p->upnames[i]);
  return sizeof(Proto) + p->nk * sizeof(Value) + p->ncode * sizeof(Instr);
}

/* First slot of a coroutine that holds nothing live. */
static Value *live_end(Co *co) {
  Value *end = co->top, *last = co->stack + co->stacksize;
  if (co->status == CO_DEAD) return co->top;
  if (co->stop != STOP_START && v_isfunc(co->base[-2])) {
    Func *f = frame_func(co->base);
    if (!f->native && end < co->base + f->p->framesize) end = co->base + f->p->framesize;
  }
  return end < last ? end : last;
}

static size_t visit_co(Co *co) {
  if (co == G.co) { /* its stack changes without barriers */
    set_gray(co);
    co->gclist = G.grayagain;
    G.grayagain = (Obj *)co;
  } else set_black(co);
  mark_ptr(co->env);
  mark_ptr(co->resumer);
  mark_ptr(co->current);
  for (Upval *u = co->openup; u; u = u->nextopen) mark_obj((Obj *)u);
  for (uint32_t i = 0; i < co->ncleanup; i++) mark_value(co->cleanup[i].handler);
  Value *end = live_end(co), *last = co->stack + co->stacksize;
  for (Value *v = co->stack; v < end; v++) mark_value(*v);
  if (end < last) memset(end, 0xFF, (size_t)((char *)last - (char *)end));
  return sizeof(Co) + co->stacksize * sizeof(Value) + co->ncleanup * sizeof(Cleanup);
}

static size_t visit_gray(void) {
  Obj *o = G.gray;
  switch (o->type) {
    case OBJ_TAB: G.gray = ((Table *)o)->gclist; return visit_table((Table *)o);
    case OBJ_FUNC: G.gray = ((Func *)o)->gclist; return visit_func((Func *)o);
    case OBJ_CO: G.gray = ((Co *)o)->gclist; return visit_co((Co *)o);
    default: G.gray = ((Proto *)o)->gclist; return visit_proto((Proto *)o);
  }
}

static void visit_all_gray(void) {
  while (G.gray) visit_gray();
}

static void mark_roots(void) {
  mark_ptr(G.co);
  mark_ptr(G.resume_co);
  mark_ptr(G.globals);
  mark_ptr(G.registry);
  mark_ptr(G.next_fn);
  mark_ptr(G.scope_fn);
  mark_ptr(G.ipairs_iter);
  mark_value(G.err);
  mark_value(G.trace);
  mark_ptr(G.fiber);
  for (size_t i = 0; i < sizeof G.basemeta / sizeof *G.basemeta; i++) mark_ptr(G.basemeta[i]);
  for (size_t i = 0; i < sizeof G.scratch / sizeof *G.scratch; i++) mark_value(G.scratch[i]);
}

static void start_cycle(void) {
  G.gray = G.grayagain = G.weak = NULL;
  G.gc_phase = GC_MARK;
  mark_roots();
  for (Obj *o = G.tofinalize; o; o = o->next) { /* kept out of the sweep since they were separated, so still black */
    set_white(o);
    mark_obj(o);
  }
}

static void start_sweep(void) {
  G.gc_phase = GC_SWEEPSTR;
  G.sweep_bucket = 0;
  G.sweep_all = 0;
}

/* ---- the atomic step ---- */

/* Moves userdata that are about to die but have a finalizer to G.tofinalize, the youngest first, and revives what they refer to. */
static void separate_finalizable(void) {
  Obj **tail = &G.tofinalize, **at = &G.udatas;
  while (*tail) tail = &(*tail)->next;
  Obj **first_new = tail;
  while (*at) {
    Udata *u = (Udata *)*at;
    if (!gc_iswhite(u) || u->fin || v_isnil(tab_metamethod(u->meta, MM_GC))) {
      at = &u->next;
      continue;
    }
    u->fin = 1;
    *at = u->next;
    u->next = NULL;
    *tail = (Obj *)u;
    tail = &u->next;
  }
  for (Obj *o = *first_new; o; o = o->next) mark_obj(o);
}

/* Whether a weak reference to v must go. Strings count as values: they stay. Userdata with a pending or finished finalizer leave
 * weak values at once, weak keys only when they are freed. */
static bool is_cleared(Value v, bool is_key) {
  if (!v_isobj(v)) return false;
  if (v_isstr(v)) {
    mark_obj(v_toobj(v));
    return false;
  }
  return gc_iswhite(v_toobj(v)) || (!is_key && v_isudata(v) && v_toudata(v)->fin);
}

static void clear_weak(void) {
  for (Table *t = (Table *)G.weak; t; t = (Table *)t->gclist) {
    int weak = weakness(t);
    if (weak & WEAK_VALUES)
      for (uint32_t i = 0; i < t->asize; i++)
        if (is_cleared(t->array[i], false)) t->array[i] = V_NIL;
    if (t->node != tab_dummy)
      for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
        if (v_isnil(n->val)) continue;
        if (is_cleared(n->val, false) || is_cleared(n->key, true)) {
          n->val = V_NIL;
          if (v_isobj(n->key)) tab_bury(n);
        }
      }
    set_black(t);
  }
  G.weak = NULL;
}

static void atomic_step(void) {
  visit_all_gray();
  mark_roots(); /* roots are written without barriers */
  Obj *again = G.grayagain;
  G.grayagain = NULL;
  Co *running = G.co;
  G.co = NULL; /* nothing runs from here on: its stack is visited for good */
  while (again) {
    Obj *o = again;
    if (o->type == OBJ_TAB) {
      again = ((Table *)o)->gclist;
      visit_table((Table *)o);
    } else {
      again = ((Co *)o)->gclist;
      visit_co((Co *)o);
    }
  }
  /* weak tables seen so far are seen again: what they hold strongly may have changed */
  Obj *weak = G.weak;
  G.weak = NULL;
  while (weak) {
    Table *t = (Table *)weak;
    weak = t->gclist;
    visit_table(t);
  }
  visit_all_gray();
  separate_finalizable();
  visit_all_gray();
  clear_weak();
  G.co = running;
  G.gc_white = (uint8_t)gc_otherwhite();
  if (running) set_white(running);
  start_sweep();
}

/* ---- sweeping ---- */

/* Sweeps at most n objects of the list at G.sweep_at; true at its end. */
static bool sweep_list(int n, size_t *work) {
  Obj *o, **at = G.sweep_at;
  uint8_t dead = gc_otherwhite(), white = G.gc_white;
  int left = n;
  for (; (o = *at) != NULL && left > 0; left--) {
    if (o->mark & dead) {
      *at = o->next;
      if (o->type == OBJ_TAB) tab_free((Table *)o);
      else free_obj(o);
    } else {
      o->mark = white;
      at = &o->next;
    }
  }
  G.sweep_at = at;
  *work += (size_t)(n - left) * SWEEP_COST;
  return o == NULL;
}

static void end_cycle(void) {
  str_sweep_done();
  G.gc_phase = GC_PAUSE;
  G.gc_estimate = G.mem_used + G.mem_external;
}

/* One piece of work; returns its size. */
static size_t advance(void) {
  size_t work = 0;
  switch (G.gc_phase) {
    case GC_PAUSE: start_cycle(); return STEP_BYTES / 8;
    case GC_MARK:
      if (G.gray) return visit_gray();
      atomic_step();
      return STEP_BYTES;
    case GC_SWEEPSTR:
      work = str_sweep(&G.sweep_bucket, 256) * SWEEP_COST + 256;
      if (G.sweep_bucket >= G.strtab_size) {
        G.gc_phase = GC_SWEEPCO;
        G.sweep_at = &G.cos;
      }
      return work;
    case GC_SWEEPCO:
      if (sweep_list(64, &work)) {
        G.gc_phase = GC_SWEEP;
        G.sweep_at = &G.udatas;
      }
      return work;
    default: {
      bool end = sweep_list(64, &work);
      if (!end) return work;
      if (!G.sweep_all) {
        G.sweep_all = 1;
        G.sweep_at = &G.all;
      } else {
        G.sweep_all = 0;
        end_cycle();
      }
      return work;
    }
  }
}

/* ---- pacing ---- */

/* Allowance until the next cycle. */
static void set_pause(void) {
  double pause = (double)G.gc_estimate * (G.gc_pause - 100) / 100;
  if (G.mem_limit) { /* leave room for the next doubling of something large */
    double room = ((double)G.mem_limit - (double)(G.mem_used + G.mem_external)) / 2;
    if (pause > room) pause = room;
    if (pause < (double)G.mem_limit / 32) pause = (double)G.mem_limit / 32;
  }
  if (pause < PAUSE_MIN) pause = PAUSE_MIN;
  G.gc_debt = pause > -(double)DEBT_LOW ? DEBT_LOW : -(int32_t)pause;
  if (G.tofinalize) G.gc_debt = 1; /* the interpreter has finalizers to run */
}

/* Work is paid with the fuel of the slice. */
static void charge_work(uint64_t work) {
  work >>= 7;
  if (G.fuel > -(1 << 29)) charge(work > 1 << 28 ? 1 << 28 : (int)work);
}

/* Works until the cycle ends (true) or `limit` units are done. */
static bool work_on(uint64_t limit, uint64_t *done) {
  *done = 0;
  do {
    *done += advance();
    if (G.gc_phase == GC_PAUSE) return true;
  } while (*done < limit);
  return false;
}

void gc_full(void) {
  uint64_t done, rest = 0;
  if (G.gc_phase == GC_MARK) { /* forget the marks: a sweep with the white unchanged frees nothing and whitens all */
    G.gray = G.grayagain = G.weak = NULL;
    start_sweep();
  }
  if (G.gc_phase != GC_PAUSE) work_on(UINT64_MAX, &rest);
  work_on(UINT64_MAX, &done);
  if (mem_alarm) {
    mem_trim();
    mem_alarm_set();
  }
  set_pause();
  charge_work(done + rest);
}

static int64_t work_scale(void) { return (int64_t)(G.gc_stepmul > 0 ? G.gc_stepmul : 1) * WORK_SCALE; } /* percent of a byte */

void gc_step(void) {
  if (mem_alarm) {
    gc_full();
    return;
  }
  if (G.gc_stopped) {
    G.gc_debt = G.tofinalize ? 1 : DEBT_LOW;
    return;
  }
  int64_t owed = (int64_t)G.gc_debt + STEP_BYTES, scale = work_scale();
  int64_t limit = owed * scale / 100;
  uint64_t done;
  if (work_on(limit > WORK_MAX ? WORK_MAX : limit < 0 ? 0 : (uint64_t)limit, &done)) {
    set_pause();
  } else {
    owed -= (int64_t)done * 100 / scale + STEP_BYTES;
    G.gc_debt = G.tofinalize && owed < 1 ? 1 : owed < DEBT_LOW ? DEBT_LOW : (int32_t)owed;
  }
  charge_work(done);
#ifdef EMI_CHECK
  static uint32_t steps;
  if ((++steps & 255) == 0) gc_validate();
#endif
}

bool gc_stepkb(int kb) {
  uint64_t done;
  bool ended = work_on(kb > 0 ? (uint64_t)kb * 1024 * (uint64_t)work_scale() / 100 : STEP_BYTES / 4, &done);
  if (ended) set_pause();
  else G.gc_debt = -STEP_BYTES;
  charge_work(done);
  return ended;
}

/* ---- barriers ---- */

void gc_barrier_back(Table *t) {
  if (G.gc_phase != GC_MARK) {
    set_white(t);
    return;
  }
  set_gray(t);
  t->gclist = G.grayagain;
  G.grayagain = (Obj *)t;
}

void gc_barrier_fwd_obj(Obj *holder, Obj *o) {
  if (G.gc_phase == GC_MARK) mark_obj(o);
  else set_white(holder);
}

void gc_barrier_fwd(Obj *holder, Value v) { gc_barrier_fwd_obj(holder, v_toobj(v)); }

void gc_co_resumed(Co *co) {
  if (G.gc_phase != GC_MARK || !(co->mark & (GC_WHITES | MARK_BLACK))) return; /* gray: it waits for its visit already */
  set_gray(co);
  co->gclist = G.grayagain;
  G.grayagain = (Obj *)co;
}

Udata *gc_next_finalizer(void) {
  Udata *u = (Udata *)G.tofinalize;
  if (u == NULL) return NULL;
  G.tofinalize = u->next;
  u->next = G.udatas;
  G.udatas = (Obj *)u;
  if (G.gc_phase != GC_MARK) set_white(u);
  return u;
}

/* ---- the end, and checks ---- */

static void free_list(Obj **list) {
  while (*list) {
    Obj *o = *list;
    *list = o->next;
    free_obj(o);
  }
}

void gc_free_all(void) {
  G.gc_phase = GC_PAUSE;
  free_list(&G.cos); /* first: closing their upvalues needs those */
  free_list(&G.udatas);
  free_list(&G.tofinalize);
  free_list(&G.all);
  str_close();
  buf_free(&G.tmp);
  mem_close();
  G.co = NULL;
}

#ifdef EMI_CHECK
#include <stdio.h>
#include <stdlib.h>
static void check(bool ok, const char *what) {
  if (ok) return;
  fprintf(stderr, "heap check: %s (phase %d)\n", what, G.gc_phase);
  abort();
}

/* `strong`: a barrier guards this reference, or the holder is visited again. */
static void check_ref(Obj *holder, Obj *o, bool strong) {
  check(o->type <= OBJ_UPVAL && (o->mark & ~(GC_WHITES | MARK_BLACK | MARK_FIXED)) == 0, "reference to something that is no object");
  check((o->mark & GC_WHITES) != GC_WHITES, "object of two whites");
  if (G.gc_phase == GC_MARK) check(!(strong && gc_isblack(holder) && gc_iswhite(o)), "black object refers to a white one");
  else check(!is_dead(o), "living object refers to a dead one");
}
static void check_ptr(Obj *holder, void *o) { if (o) check_ref(holder, o, true); }
static void check_value(Obj *holder, Value v, bool strong) { if (v_isobj(v)) check_ref(holder, v_toobj(v), strong); }

static void check_table(Table *t) {
  Obj *o = (Obj *)t;
  check_ptr(o, t->meta);
  for (uint32_t i = 0; i < t->asize; i++) check_value(o, t->array[i], true);
  for (uint32_t i = 0; t->node != tab_dummy && i < tab_sizenode(t); i++) {
    if (v_isnil(t->node[i].val)) continue;
    check_value(o, t->node[i].key, true);
    check_value(o, t->node[i].val, true);
  }
  tab_validate(t);
}

static void check_co(Co *co) {
  Obj *o = (Obj *)co;
  check(co->stack <= co->base && co->base <= co->stack + co->stacksize, "base outside the stack");
  check(co->stack <= co->top && co->top <= co->stack + co->stacksize, "top outside the stack");
  for (Value *v = co->stack; v < live_end(co); v++) check_value(o, *v, true);
  for (Upval *u = co->openup; u; u = u->nextopen) {
    check(u->open && u->v >= co->stack && u->v < co->stack + co->stacksize, "closed upvalue in the open list");
    check(u->nextopen == NULL || u->nextopen->v < u->v, "open upvalues out of order");
    check_ptr(o, u);
  }
  for (uint32_t i = 0; i < co->ncleanup; i++) check_value(o, co->cleanup[i].handler, true);
  check_ptr(o, co->resumer);
  check_ptr(o, co->current);
  check_ptr(o, co->env);
}

/* Checks one object and returns the memory it takes. */
static size_t check_obj(Obj *o, bool dead) {
  switch (o->type) {
    case OBJ_STR: return str_bytes((String *)o);
    case OBJ_TAB:
      if (!dead) check_table((Table *)o);
      return tab_bytes((Table *)o);
    case OBJ_FUNC: {
      Func *f = (Func *)o;
      if (!dead) {
        check_ptr(o, f->env);
        if (!f->native) check_ref(o, (Obj *)f->p, true);
        for (int i = 0; i < f->nup; i++)
          if (f->native) check_value(o, f->v[i], true);
          else check_ref(o, (Obj *)f->up[i], true);
      }
      return sizeof(Func) + f->nup * (f->native ? sizeof(Value) : sizeof(Upval *));
    }
    case OBJ_UPVAL:
      if (!dead) check_value(o, *((Upval *)o)->v, !((Upval *)o)->open);
      return sizeof(Upval);
    case OBJ_PROTO: {
      Proto *p = (Proto *)o;
      if (dead) return sizeof(Proto);
      check_ptr(o, p->source);
      for (uint32_t i = 0; i < p->nk; i++) check_value(o, p->k[i], true);
      for (uint32_t i = 0; i < p->np; i++) check_ptr(o, p->p[i]);
      for (uint32_t i = 0; i < p->nlocvars; i++) check_ptr(o, p->locvars[i].name);
      for (uint32_t i = 0; i < p->nup; i++) check_ptr(o, p->upnames[i]);
      return sizeof(Proto);
    }
    case OBJ_CO:
      if (!dead) check_co((Co *)o);
      return sizeof(Co) + ((Co *)o)->stacksize * sizeof(Value);
    default:
      if (!dead) {
        check_ptr(o, ((Udata *)o)->meta);
        check_ptr(o, ((Udata *)o)->env);
      }
      return sizeof(Udata);
  }
}

static size_t check_list(Obj *o, int only, int never1, int never2) {
  size_t bytes = 0;
  for (; o; o = o->next) {
    check(o->type <= OBJ_UPVAL && (only < 0 || o->type == only) && o->type != never1 && o->type != never2, "object in the wrong list");
    bytes += check_obj(o, G.gc_phase >= GC_SWEEPSTR && is_dead(o));
  }
  return bytes;
}

void gc_validate(void) {
  size_t bytes = check_list(G.all, -1, OBJ_CO, OBJ_UDATA) + check_list(G.cos, OBJ_CO, -1, -1);
  bytes += check_list(G.udatas, OBJ_UDATA, -1, -1) + check_list(G.tofinalize, OBJ_UDATA, -1, -1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < G.strtab_size; i++)
    for (String *s = G.strtab[i]; s; s = (String *)s->next) {
      check(s->type == OBJ_STR && s->kind == STR_SHORT && (s->hash & (G.strtab_size - 1)) == i, "string in the wrong bucket");
      bytes += str_bytes(s);
      count++;
    }
  check(count == G.strtab_count, "count of short strings");
  check(bytes <= G.mem_used && G.mem_used <= mem_held(), "memory accounting");
}
#endif
