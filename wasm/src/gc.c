/* The collector: incremental tri-colour mark and sweep.
 *
 * Representation. An object is white (one of two whites), gray (no colour bit) or black. Gray objects wait in G.gray, linked by
 * their gclist. Objects hang in four places, each swept by a phase of its own: short strings in the string table, coroutines in
 * G.cos, userdata in G.udatas, everything else in G.all.
 *
 * Invariant. While marking, no black object refers to a white one. Stores into objects go through a barrier: a table turns gray
 * again and is visited once more at the end (barrier_back), for other holders the value is marked (barrier_fwd). Stacks are
 * written without barriers, so the running coroutine stays gray, and one that is resumed turns gray again (gc_co_resumed); the
 * others need no second visit, and 100,000 idle fibers do not lengthen the atomic step.
 *
 * Phases. PAUSE -> MARK (in increments) -> atomic step -> SWEEPSTR -> SWEEPCO -> SWEEP -> PAUSE. The atomic step visits
 * what is still gray, separates userdata that die with a finalizer, clears weak tables and flips the white: from then on what has
 * the other white is dead, and new objects are born with the current one, so they survive the sweep. Coroutines are swept before upvalues:
 * an upvalue that outlives its coroutine is closed while the stack still stands, and dead upvalues leave the lists of live
 * coroutines before they are freed.
 *
 * Safe points. Collection happens only where the interpreter asks (gc_step) or a builtin calls gc_full; allocation merely raises
 * G.gc_debt. C code may therefore hold unrooted objects between two safe points.
 *
 * Pacing. A cycle starts when the memory in use reached gc_pause percent of what was left after the last one. During a cycle
 * every STEP_BYTES of allocation pay for STEP_BYTES * gc_stepmul / 100 * WORK_SCALE bytes of work, so that a cycle ends before the
 * program has allocated as much again as is alive. */
#include "gc.h"
#include "call.h"
#include "compile.h"
#include "emi.h"
#include "mem.h"
#include "str.h"
#include "tab.h"

#define STEP_BYTES (16 * 1024)
#define WORK_SCALE 2
#define SWEEP_COST 48       /* work units of looking at one object */
#define PAUSE_MIN (48 * 1024) /* bytes allocated at least between two cycles */
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
  Obj *o = mem_alloc_inline(size);
  Obj **list = type == OBJ_CO ? &G.cos : type == OBJ_UDATA ? &G.udatas : &G.all;
  o->type = (uint8_t)type;
  o->mark = G.gc_white;
  o->next = *list;
  *list = o;
  return o;
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
    case OBJ_CO: co_free((Co *)o); break;
    case OBJ_UDATA: {
      Udata *u = (Udata *)o;
      if (u->kind != 0) host_release(u->kind, u->handle); /* must not call back into the core */
      mem_free_inline(u, sizeof(Udata));
      break;
    }
  }
}

/* ---- marking ---- */

static void push_gray(Obj *o, Obj **gclist) {
  *gclist = G.gray;
  G.gray = o;
}

static void mark_white(Obj *o);
static inline void mark_obj(Obj *o) { if (gc_iswhite(o)) mark_white(o); }
static inline void mark_value(Value v) { if (v_isobj(v)) mark_obj(v_toobj(v)); }
#define mark_ptr(p) do { if (p) mark_obj((Obj *)(p)); } while (0)

static void mark_white(Obj *o) {
  set_gray(o);
  switch (o->type) {
    case OBJ_STR: set_black(o); break;
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
    case OBJ_TAB: push_gray(o, &((Table *)o)->gclist); break;
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

static size_t visit_table(Table *t) {
  int weak = t->meta ? weakness(t) : 0;
  mark_ptr(t->meta);
  if (weak) { /* stays gray: it is looked at again in the atomic step */
    set_gray(t);
    t->gclist = G.weak;
    G.weak = (Obj *)t;
  } else set_black(t);
  if (!(weak & WEAK_VALUES))
    for (uint32_t i = 0; i < t->asize; i++) mark_value(t->array[i]);
  if (t->node == tab_dummy) return sizeof(Table) + t->asize * sizeof(Value);
  for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
    if (v_isnil(n->val)) {
      if (v_isobj(n->key)) tab_bury(n); /* the key may die now */
    } else {
      if (!(weak & WEAK_KEYS)) mark_value(n->key);
      if (!(weak & WEAK_VALUES)) mark_value(n->val);
    }
  }
  return sizeof(Table) + t->asize * sizeof(Value) + tab_sizenode(t) * sizeof(Node);
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
  Value *end = live_end(co), *last = co->stack + co->stacksize;
  for (Value *v = co->stack; v < end; v++) mark_value(*v);
  if (end < last) memset(end, 0xFF, (size_t)((char *)last - (char *)end));
  return sizeof(Co) + co->stacksize * sizeof(Value);
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
  mark_ptr(G.globals);
  mark_ptr(G.registry);
  mark_ptr(G.next_fn);
  mark_ptr(G.ipairs_iter);
  mark_value(G.err);
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
  G.gc_phase = GC_SWEEPSTR;
  G.sweep_bucket = 0;
}

/* ---- sweeping ---- */

/* Dead upvalues leave the list of a live coroutine; live ones of a dead coroutine are closed. */
static void sweep_upvalues(Co *co) {
  bool co_dead = is_dead(co);
  Upval **at = &co->openup, *u;
  while ((u = *at) != NULL) {
    if (!co_dead && !is_dead(u)) {
      at = &u->nextopen;
      continue;
    }
    *at = u->nextopen;
    u->open = 0;
    u->closed = is_dead(u) ? V_NIL : *u->v;
    u->v = &u->closed;
  }
}

/* Sweeps at most n objects of the list at G.sweep_at; true at its end. */
static bool sweep_list(int n, size_t *work) {
  Obj *o;
  while ((o = *G.sweep_at) != NULL && n-- > 0) {
    if (o->type == OBJ_CO) sweep_upvalues((Co *)o);
    if (is_dead(o)) {
      *G.sweep_at = o->next;
      free_obj(o);
    } else {
      set_white(o);
      G.sweep_at = &o->next;
    }
    *work += SWEEP_COST;
  }
  return *G.sweep_at == NULL;
}

static void end_cycle(void) {
  str_sweep_done();
  G.gc_phase = GC_PAUSE;
  G.gc_estimate = G.mem_used;
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

static bool near_limit(void) { return G.mem_limit && mem_held() > G.mem_limit / 8 * 7; }

/* Allowance until the next cycle. */
static void set_pause(void) {
  double pause = (double)G.gc_estimate * (G.gc_pause - 100) / 100;
  if (pause < PAUSE_MIN) pause = PAUSE_MIN;
  if (G.mem_limit) { /* start early enough for a limit to be a limit of what is alive, not of garbage */
    double room = ((double)G.mem_limit - (double)G.mem_used) / 4;
    if (pause > room) pause = room;
    if (pause < 1024) pause = 1024;
  }
  G.gc_debt = pause > -(double)DEBT_LOW ? DEBT_LOW : -(int32_t)pause;
  if (G.tofinalize) G.gc_debt = 1; /* the interpreter has finalizers to run */
}

void gc_full(void) {
  bool twice = G.gc_phase != GC_PAUSE; /* what died since marking began is found by a second cycle only */
  do advance(); while (G.gc_phase != GC_PAUSE);
  if (twice) do advance(); while (G.gc_phase != GC_PAUSE);
  set_pause();
  charge((int)(G.mem_used >> 10));
}

void gc_step(void) {
  if (near_limit()) {
    gc_full();
    return;
  }
  if (G.gc_stopped) {
    G.gc_debt = DEBT_LOW;
    return;
  }
  int64_t work = (int64_t)STEP_BYTES * G.gc_stepmul / 100 * WORK_SCALE;
  if (work <= 0) work = STEP_BYTES;
  do {
    work -= (int64_t)advance();
    if (G.gc_phase == GC_PAUSE) {
      set_pause();
      return;
    }
  } while (work > 0);
  charge(STEP_BYTES / 256);
  G.gc_debt = G.tofinalize ? 1 : -STEP_BYTES;
}

bool gc_stepkb(int kb) {
  int64_t work = ((int64_t)kb << 10) + STEP_BYTES;
  do {
    work -= (int64_t)advance();
    if (G.gc_phase == GC_PAUSE) {
      set_pause();
      return true;
    }
  } while (work > 0);
  G.gc_debt = -STEP_BYTES;
  return false;
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
  if (!gc_isblack(co)) return;
  if (G.gc_phase != GC_MARK) {
    set_white(co);
    return;
  }
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
  fprintf(stderr, "heap check: %s\n", what);
  abort();
}

/* In the pause everything that is referred to is alive and has the current white (or is fixed, or awaits its finalizer). */
static void check_ref(Obj *o) {
  check(o->type <= OBJ_UPVAL, "reference to something that is no object");
  if (G.gc_phase == GC_PAUSE) check(o->mark == G.gc_white || o->mark & (MARK_FIXED | MARK_BLACK), "reference to a dead object");
}
static void check_value(Value v) { if (v_isobj(v)) check_ref(v_toobj(v)); }

void gc_validate(void) {
  for (Obj *o = G.all; o; o = o->next) {
    check(o->type != OBJ_CO && o->type != OBJ_UDATA, "object in the wrong list");
    if (o->type == OBJ_TAB) {
      Table *t = (Table *)o;
      if (t->meta) check_ref((Obj *)t->meta);
      for (uint32_t i = 0; i < t->asize; i++) check_value(t->array[i]);
      for (uint32_t i = 0; t->node != tab_dummy && i < tab_sizenode(t); i++)
        if (!v_isnil(t->node[i].val)) check_value(t->node[i].key), check_value(t->node[i].val);
      tab_validate(t);
    } else if (o->type == OBJ_FUNC) {
      Func *f = (Func *)o;
      check_ref((Obj *)f->env);
      for (int i = 0; i < f->nup; i++)
        if (f->native) check_value(f->v[i]);
        else check_ref((Obj *)f->up[i]), check_value(*f->up[i]->v);
    }
  }
  for (Obj *o = G.cos; o; o = o->next) {
    Co *co = (Co *)o;
    check(o->type == OBJ_CO, "something else among the coroutines");
    check(co->stack <= co->base && co->base <= co->stack + co->stacksize, "base outside the stack");
    for (Value *v = co->stack; v < live_end(co); v++) check_value(*v);
    for (Upval *u = co->openup; u; u = u->nextopen) check(u->open && u->v >= co->stack, "closed upvalue in the open list");
  }
}
#endif
