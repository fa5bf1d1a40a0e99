/* Incremental tri-colour mark and sweep; the design is at the top of gc.c. */
#ifndef EMI_GC_H
#define EMI_GC_H
#include "mem.h"
#include "state.h"

enum {
  MARK_WHITE0 = 1, MARK_WHITE1 = 2, MARK_BLACK = 4, MARK_FIXED = 8,
  MARK_PATH = 16, /* no colour: on the path of message_encode, between two safe points only */
};
#define gc_iswhite(o) (((Obj *)(o))->mark & (MARK_WHITE0 | MARK_WHITE1))
#define gc_isblack(o) (((Obj *)(o))->mark & MARK_BLACK)

/* ORDER PHASE: from GC_SWEEPSTR on, what has the other white is dead. */
enum { GC_PAUSE, GC_MARK, GC_SWEEPSTR, GC_SWEEPCO, GC_SWEEP };
#define GC_WHITES (MARK_WHITE0 | MARK_WHITE1)
#define gc_otherwhite() (G.gc_white ^ GC_WHITES)

void gc_init(void); /* first of all: before anything is allocated */

/* Allocates an object of `size` bytes, links it into G.all with the current white. The rest of it is uninitialised. */
void *gc_new(size_t size, int type);
/* The same inline, for types that hang in G.all. */
static inline void *gc_new_plain(size_t size, int type) {
  Obj *o = mem_alloc_inline(size);
  o->type = (uint8_t)type;
  o->mark = G.gc_white;
  o->next = G.all;
  G.all = o;
  return o;
}

/* Write barriers, to be called after storing a reference into an object. Stacks need none. */
void gc_barrier_back(Table *t);                /* a table was written: make it gray again */
void gc_barrier_fwd(Obj *holder, Value v);     /* any other object: mark the value */
#define gc_barriert(t) do { if (unlikely(gc_isblack(t))) gc_barrier_back(t); } while (0)
#define gc_barrier(o, v) do { if (unlikely(gc_isblack(o)) && v_isobj(v) && gc_iswhite(v_toobj(v))) gc_barrier_fwd((Obj *)(o), (v)); } while (0)
#define gc_barriero(o, p) do { if (unlikely(gc_isblack(o)) && gc_iswhite(p)) gc_barrier_fwd_obj((Obj *)(o), (Obj *)(p)); } while (0)
void gc_barrier_fwd_obj(Obj *holder, Obj *o);
void gc_co_resumed(Co *co); /* a coroutine is about to run: it must be traversed again */

/* A safe point's work: one increment (about 1 ms at most). Roots: G's roots, G.co and everything reachable from it.
 * G.co->top must be above every live slot. Never runs Lua code: finalizers are queued in G.tofinalize and run by the
 * interpreter at a safe point. */
void gc_step(void);
void gc_full(void);
/* collectgarbage("step", kb): returns true when a cycle ended. */
bool gc_stepkb(int kb);
/* Takes the next userdata to finalize off G.tofinalize (NULL when none) and puts it back to the ordinary objects. */
Udata *gc_next_finalizer(void);
void gc_free_all(void);
#ifdef EMI_CHECK
void gc_validate(void); /* heap invariants: no black object refers to a white one, accounting adds up; aborts if not */
#endif

#endif
