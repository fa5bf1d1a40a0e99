/* Scopes: cleanup handlers that run when a call is left, however that happens.
 *
 * pcall, xpcall, scope, __gc and the bottom of every coroutine are scopes. A handler is noted in its coroutine (Co.cleanup) with the
 * frame of the call it belongs to; entries are ordered as their frames are. So whoever leaves a frame only compares it with
 * the last entry. When handlers are due, the frame that is left, which is not needed any more, becomes that of a builtin: it
 * keeps the results (or the error), calls one handler after another, and then answers the results (or goes on unwinding).
 *
 * Handlers run with interruption disabled. An error in one cannot be told to anybody: when the scopes within that handler are left,
 * vm_run answers EMI_CLEANUP.
 */
#ifndef EMI_SCOPE_H
#define EMI_SCOPE_H
#include "call.h"

struct Cleanup { uint32_t frame; Value handler; }; /* frame: base of the scope's call, as a slot number */

static inline bool scope_pending(const Co *co, const Value *frame) {
  return unlikely(co->ncleanup > 0) && co->cleanup[co->ncleanup - 1].frame >= (uint32_t)(frame - co->stack);
}
/* The frame that is to be left first on the way to `frame`, when handlers are due. */
static inline Value *scope_innermost(const Co *co) { return co->stack + co->cleanup[co->ncleanup - 1].frame; }

/* Turn the frame co->base into one that runs its handlers. Both answer like a builtin of that frame. */
int scope_leave(const Value *res, int nres);   /* then the results are returned */
int scope_unwind(Value err, Value trace, const Value *to); /* then R_UNWIND with G.err and G.trace */
Value *scope_unwinds_to(const Co *co);         /* `to`, at R_UNWIND */

/* Raises an error of the runtime itself (its code in src/scheduler/runtime/error-categories.ts), or of the generic category. */
int raise_runtime(Value *base, int code);
enum { /* ORDER ERR: codes of emilua.core */
  RT_KEY_NOT_FOUND = 7,
  RT_BAD_COROUTINE = 8,
  RT_SUSPENSION_ALLOWED = 9,
  RT_INTERRUPTION_ALLOWED = 10,
  RT_FORBID_SUSPEND = 11,
  RT_INTERRUPTED = 12,
  RT_UNMATCHED_CLEANUP = 13,
  RT_CYCLE = 16,
  RT_EPERM = 1001, /* 1000 + a code of the generic category */
};

/* Recomputes G.interrupt after anything it depends on has changed. */
static inline void interrupt_refresh(void) {
  Co *fiber = G.fiber;
  G.interrupt = fiber != NULL && fiber->interrupted && fiber->nointerrupt == 0;
}

#endif
