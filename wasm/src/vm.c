/* The interpreter: one function, one switch.
 *
 * Rules of the loop.
 * 1. `base`, `pc` and `k` are locals. co->base and co->pc are stale while Lua code runs; SAVE() writes them before anything that
 *    may raise an error, walk the stack or collect garbage.
 * 2. Whatever may move the stack (calls, builtins) is followed by a reload of `base`.
 * 3. Slice checks stand at the start of an instruction, before it did anything: the slice ends as if the instruction had not begun, and
 *    the next slice executes it from the start.
 * 4. Slow work lives out of line, in meta.c and the NOINLINE functions below: the loop stays small enough for the optimising tier of
 *    the host to keep its locals in registers.
 * 5. Collection happens only at SAFEPOINTs: after instructions that allocate, and after builtins.
 */
#include "emi.h"
#include "meta.h"
#include "gc.h"
#include "lib.h"
#include "scope.h"
#include "opcode.h"

#define X(name) [KONT_##name] = kont_##name,
KontFunc *const kont_table[KONT_COUNT] = {KONTS(X)};
#undef X

/* Continuations that the interpreter handles itself (see return_values); these are never called. */
int kont_xpcall_handler(Value *base, Value *res, int nres) { (void)base; (void)res; (void)nres; return 0; }
int kont_finalizer(Value *base, Value *res, int nres) { (void)base; (void)res; (void)nres; return 0; }

#define INDEX_CHAIN 8 /* longer chains of __index tables are meta.c's */


/* Does the values of `n` results at `res` into the caller's registers from dst on, as `want` says (results + 1, 0: all). Returns the
 * end of the results when all are kept. */
static inline void move_results(Co *co, Value *dst, Value *res, int n, int want) {
  if (want == 0) {
    for (int i = 0; i < n; i++) dst[i] = res[i];
    co->top = dst + n;
    return;
  }
  want--;
  int i = 0;
  for (; i < n && i < want; i++) dst[i] = res[i];
  for (; i < want; i++) dst[i] = V_NIL;
}

/* FUNCV: moves the function and its fixed parameters above the extra arguments. Returns the new base, or NULL on overflow. */
static NOINLINE Value *enter_vararg(Co *co, Value *base, Proto *p, int nargs) {
  int np = p->nparams;
  Value *nb = base + nargs + 2;
  charge(nargs >> 5);
  if (nargs < np) nb = base + np + 2;
  if (nb + p->framesize > co->limit) {
    ptrdiff_t off = nb - base;
    co->base = base;
    co->pc = p->code + 1;
    if (co->top < nb) co->top = nb;
    if (!stack_grow(co, p->framesize)) return NULL;
    base = co->base;
    nb = base + off;
  }
  nb[-2] = base[-2];
  nb[-1] = frame_link(nb - base, FRAME_VARARG, nargs);
  for (int i = 0; i < np; i++) {
    nb[i] = base[i];
    base[i] = V_NIL;
  }
  return nb;
}

static NOINLINE Func *new_closure(Co *co, Value *base, Proto *p) {
  Func *outer = v_tofunc(base[-2]);
  Func *f = gc_new(sizeof(Func) + sizeof(Upval *) * p->nup, OBJ_FUNC);
  f->native = 0;
  f->nup = (uint8_t)p->nup;
  f->env = outer->env;
  f->p = p;
  for (int i = 0; i < p->nup; i++) f->up[i] = NULL;
  for (int i = 0; i < p->nup; i++)
    f->up[i] = p->up[i].in_parent_frame ? upval_find(co, base + p->up[i].index) : outer->up[p->up[i].index];
  return f;
}

/* The innermost frame that catches errors, as the base of the callee it protects; NULL: none in this coroutine. */
static Value *find_catch(Co *co) {
  for (Value *b = co->base;; b -= frame_delta(b)) {
    switch (frame_type(b)) {
      case FRAME_PCALL: case FRAME_XPCALL: return b;
      case FRAME_KONT:
        if (frame_arg(b) == KONT_finalizer || frame_arg(b) == KONT_xpcall_handler || frame_arg(b) == KONT_cleanup) return b;
        break;
      case FRAME_ENTRY: return NULL;
    }
  }
}

/* Reads a field by a short string key through tables and their __index tables. False: something else is involved, take the slow way. */
static NOINLINE bool index_short(Table *t, String *key, Value *out) {
  for (int i = 0; i < INDEX_CHAIN; i++) {
    Value *slot = tab_findshort(t, key);
    if (slot != NULL && !v_isnil(*slot)) {
      *out = *slot;
      return true;
    }
    Table *meta = t->meta;
    if (meta == NULL || (meta->absent & (1u << MM_INDEX))) {
      *out = V_NIL;
      return true;
    }
    slot = tab_findshort(meta, G.mmname[MM_INDEX]);
    if (slot == NULL || !v_istab(*slot)) return false;
    t = v_totab(*slot);
  }
  return false;
}

/* The table in which methods of strings are looked up; NULL when scripts put something unusual there. */
static inline Table *string_methods(void) {
  Table *meta = G.basemeta[~TAG_STR];
  Value *slot = meta ? tab_findshort(meta, G.mmname[MM_INDEX]) : NULL;
  return slot && v_istab(*slot) ? v_totab(*slot) : NULL;
}

/* Finds a method of a userdata whose metatable has a table as __index. */
static NOINLINE bool method_of_userdata(Value o, String *key, Value *out) {
  Table *meta = v_toudata(o)->meta;
  Value *slot = meta ? tab_findshort(meta, G.mmname[MM_INDEX]) : NULL;
  if (slot == NULL || !v_istab(*slot)) return false;
  slot = tab_findshort(v_totab(*slot), key);
  if (slot == NULL || v_isnil(*slot)) return false;
  *out = *slot;
  return true;
}

/* Stores a field by a short string key when no metamethod can be involved: the key is absent or its value is nil. */
static NOINLINE bool newfield_short(Table *t, String *key, Value v) {
  if (t->meta != NULL && !(t->meta->absent & (1u << MM_NEWINDEX))) return false;
  Value *slot = tab_findshort(t, key);
  if (slot == NULL) slot = tab_add(t, v_str(key));
  else t->absent = 0;
  *slot = v;
  gc_barriert(t);
  return true;
}

static inline bool equals_const(Value v, Value k) {
  if (v_isnum(v)) return v_isnum(k) && v_todouble(v) == v_todouble(k);
  return v == k || (v_isstr(v) && v_isstr(k) && str_eq(v_tostr(v), v_tostr(k)));
}

/* First slot above everything live in the topmost frame of a coroutine. */
static Value *frame_end(Co *co) {
  Func *f = v_tofunc(co->base[-2]);
  Value *end = co->top;
  if (!f->native && end < co->base + f->p->framesize) end = co->base + f->p->framesize;
  return end;
}

static inline void switch_to(Co *co) {
  if (unlikely(G.gc_phase == GC_MARK)) gc_co_resumed(co);
  G.co = co;
}

/* The results of a host function, for the builtin frame in which `co` waits. False: overflow. */
static bool put_results(Co *co, const Value *vals, int n) {
  co->top = co->base;
  if (co->limit - co->top < n + MIN_STACK && !stack_grow(co, (uint32_t)n + MIN_STACK)) return false;
  for (int i = 0; i < n; i++) co->base[i] = vals[i];
  co->top = co->base + n;
  return true;
}

/* Room for n values behind a resume or a yield that waits in `to`. False: overflow, G.err is set. */
static inline bool coroutine_room(Co *to, int n) {
  int need = n + 1 + MIN_STACK;
  return likely(to->limit - to->top >= need) || stack_grow(to, (uint32_t)need);
}

#define RA base[in_a(i)]
#define RB base[in_b(i)]
#define RC base[in_c(i)]
#define RD base[in_d(i)]
#define KC k[in_c(i)]
#define KD k[in_d(i)]
#define PROTO() (v_tofunc(base[-2])->p)
#define SAVE() (co->base = base, co->pc = pc)
#define FREE_AT() (base + PROTO()->framesize)

/* Ends an instruction whose slow path answered `r`. */
#define META_RESULT(r) \
  do { \
    int r_ = (r); \
    if (unlikely(r_ != META_DONE)) { \
      if (r_ == META_ERROR) goto error; \
      goto meta_call; \
    } \
  } while (0)

#ifdef EMI_STRESS
#define STRESS_ALL 3000
#define STRESS_SAMPLE 128
#define SAFEPOINT() goto safepoint
#else
#define SAFEPOINT() \
  do { \
    if (unlikely(G.gc_debt > 0)) goto safepoint; \
  } while (0)
#endif

#define SLICE_CHECK() \
  do { \
    if (unlikely(--G.fuel < 0)) goto slice_over; \
  } while (0)

/* Takes the JMP word behind a conditional instruction, or steps over it. */
#define COND(c) \
  do { \
    if (c) pc += in_j(*pc); \
    pc++; \
  } while (0)

/* The three forms of an arithmetic instruction. Operands that are not numbers go to one place for all of them: the loop stays
 * small, which is what decides how soon the host's optimising compiler is done with it. */
#define ARITH(name, expr) \
  case OP_##name##VV: { \
    Value va = RB, vb = RC; \
    if (unlikely(!(v_isnum(va) && v_isnum(vb)))) goto arith_slow; \
    double a = v_todouble(va), b = v_todouble(vb); \
    RA = v_num(expr); \
    break; \
  } \
  case OP_##name##VK: { \
    Value va = RB; \
    if (unlikely(!v_isnum(va))) goto arith_slow; \
    double a = v_todouble(va), b = v_todouble(KC); \
    RA = v_num(expr); \
    break; \
  } \
  case OP_##name##KV: { \
    Value vb = RB; \
    if (unlikely(!v_isnum(vb))) goto arith_slow; \
    double a = v_todouble(KC), b = v_todouble(vb); \
    RA = v_num(expr); \
    break; \
  }

/* x op y, where negated tells the N form. What is not two numbers goes to compare_slow. */
#define COMPARE(x, y, op, negated) \
  { \
    Value va = x, vb = y; \
    if (unlikely(!(v_isnum(va) && v_isnum(vb)))) goto compare_slow; \
    COND((v_todouble(va) op v_todouble(vb)) != negated); \
    break; \
  }

/* Equality of two registers; objects of the same type may have __eq or be long strings. */
#define EQUALITY(negated) \
  { \
    Value va = RA, vb = RD; \
    if (v_isnum(va) && v_isnum(vb)) { \
      COND((v_todouble(va) == v_todouble(vb)) != negated); \
      break; \
    } \
    if (va != vb && v_tag(va) == v_tag(vb)) goto compare_slow; \
    COND((va == vb) != negated); \
    break; \
  }

/* The comparison that instruction i asks for, on any operands. */
static NOINLINE int compare_any(Value *at, Instr i, Value *base, Value *k, int *out) {
  Value a = RA;
  switch (in_op(i)) {
    case OP_EQ: case OP_NE: return meta_eq(at, a, RD, out);
    case OP_LT: case OP_NLT: return meta_less(at, a, RD, out);
    case OP_LE: case OP_NLE: return meta_lesseq(at, a, RD, out);
    case OP_LTK: case OP_NLTK: return meta_less(at, a, KD, out);
    case OP_LEK: case OP_NLEK: return meta_lesseq(at, a, KD, out);
    case OP_GTK: case OP_NGTK: return meta_less(at, KD, a, out);
    default: return meta_lesseq(at, KD, a, out);
  }
}

/* The arithmetic that instruction i asks for, on any operands. ORDER MM, ARITH_FORMS. */
static NOINLINE int arith_any(Value *at, Instr i, Value *base, Value *k) {
  int n = (int)in_op(i) - OP_ADDVV, mm = MM_ADD + n / 3;
  switch (n % 3) {
    case 0: return meta_arith(at, mm, &RB, &RC, &RA);
    case 1: return meta_arith(at, mm, &RB, &KC, &RA);
    default: return meta_arith(at, mm, &KC, &RB, &RA);
  }
}

static bool is_negated(Instr i) { return (in_op(i) - OP_EQ) & 1; } /* EQ NE, EQK NEK, LT NLT ... alternate */

int vm_run(Co *fiber, int mode, const Value *vals, uint32_t nvals) {
  Co *co = fiber->current;
  Value *base = co->base;
  Value *k = NULL;
  Instr *pc = NULL;
  /* the call in preparation: function slot, with its link stored in f[1] */
  Value *f;
  Func *fn;
  int nargs;
  /* results on their way to the frame below `base` */
  Value *res;
  int nres;
  int lead; /* 1: resume() puts `true` in front of them */
  Instr i = 0;

  switch_to(co);
  switch (fiber->stop) {
    case STOP_START:
      co->status = CO_RUNNING;
      f = co->stack;
      nargs = (int)(co->top - (f + 2));
      goto call_value;
    case STOP_LUA:
      pc = co->pc;
      k = PROTO()->k;
      break;
    case STOP_CALL:
      f = base + (int)v_todouble(co->top[-1]);
      co->top--;
      nargs = (int)(co->top - (f + 2));
      goto call_value;
    case STOP_KONT:
      nres = kont_table[frame_arg(co->top)](base, co->top - 2, 0);
      goto builtin_answered;
    case STOP_HOST:
      if (mode == 1) {
        G.err = vals[0];
        goto error;
      }
      if (!put_results(co, vals, (int)nvals)) goto error;
      nres = (int)nvals;
      goto builtin_answered;
    default: return EMI_ERROR;
  }

  for (;;) {
    i = *pc++;
    switch (in_op(i)) {
      /* ---- loads ---- */
      case OP_MOVE: RA = RD; break;
      case OP_LOADK: RA = KD; break;
      case OP_LOADKX: RA = k[*pc++]; break;
      case OP_LOADI: RA = v_num(in_sd(i)); break;
      case OP_LOADNIL: {
        Value *a = &RA, *last = &RD;
        do *a++ = V_NIL; while (a <= last);
        break;
      }
      case OP_LOADB: RA = v_bool(in_d(i)); break;
      case OP_GETUP: RA = *v_tofunc(base[-2])->up[in_d(i)]->v; break;
      case OP_SETUP: {
        Upval *u = v_tofunc(base[-2])->up[in_d(i)];
        Value v = RA;
        *u->v = v;
        gc_barrier(u, v);
        break;
      }
      case OP_CLOSURE: {
        RA = v_func(new_closure(co, base, PROTO()->p[in_d(i)]));
        SAFEPOINT();
        break;
      }
      case OP_CLOSE: upval_close(co, &RA); break;

      /* ---- tables ---- */
      case OP_GETG: {
        Table *t = v_tofunc(base[-2])->env;
        Value *slot = tab_findshort(t, v_tostr(KD));
        if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
          RA = *slot;
          break;
        }
        if (v_tostr(KD)->kind == STR_SHORT && index_short(t, v_tostr(KD), &RA)) break;
        SAVE();
        Value env = v_tab(t);
        META_RESULT(meta_index(FREE_AT(), &env, KD, &RA));
        break;
      }
      case OP_SETG: {
        Table *t = v_tofunc(base[-2])->env;
        Value *slot = tab_findshort(t, v_tostr(KD));
        if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
          *slot = RA;
          gc_barriert(t);
          break;
        }
        SAVE();
        Value env = v_tab(t);
        META_RESULT(meta_newindex(FREE_AT(), &env, KD, RA));
        break;
      }
      case OP_NEWTAB: {
        uint32_t c = in_c(i);
        Table *t = tab_new(fb_to_size((uint8_t)in_b(i)), c ? 1u << (c - 1) : 0);
        RA = v_tab(t);
        SAFEPOINT();
        break;
      }
      case OP_GETT: {
        Value o = RB, key = RC;
        if (likely(v_istab(o))) {
          Table *t = v_totab(o);
          int32_t ix;
          if (v_isnum(key)) {
            if (likely(num_toint(v_todouble(key), &ix)) && likely((uint32_t)ix < t->asize) && likely(!v_isnil(t->array[ix]))) {
              RA = t->array[ix];
              break;
            }
          } else if (v_isstr(key)) {
            Value *slot = tab_findshort(t, v_tostr(key));
            if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
              RA = *slot;
              break;
            }
          }
          if (t->meta == NULL) {
            RA = tab_get(t, key);
            break;
          }
        }
        SAVE();
        META_RESULT(meta_index(FREE_AT(), &RB, key, &RA));
        break;
      }
      case OP_GETF: {
        Value o = RB;
        if (likely(v_istab(o))) {
          Value *slot = tab_findshort(v_totab(o), v_tostr(KC));
          if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
            RA = *slot;
            break;
          }
          if (index_short(v_totab(o), v_tostr(KC), &RA)) break;
        }
        SAVE();
        META_RESULT(meta_index(FREE_AT(), &RB, KC, &RA));
        break;
      }
      case OP_GETI: {
        Value o = RB;
        uint32_t ix = in_c(i);
        if (likely(v_istab(o))) {
          Table *t = v_totab(o);
          if (likely(ix < t->asize) && likely(!v_isnil(t->array[ix]))) {
            RA = t->array[ix];
            break;
          }
        }
        SAVE();
        META_RESULT(meta_index(FREE_AT(), &RB, v_num(ix), &RA));
        break;
      }
      case OP_SETT: {
        Value o = RB, key = RC;
        if (likely(v_istab(o))) {
          Table *t = v_totab(o);
          int32_t ix;
          if (v_isnum(key)) {
            if (likely(num_toint(v_todouble(key), &ix)) && likely((uint32_t)ix < t->asize) &&
                likely(!v_isnil(t->array[ix]) || t->meta == NULL)) {
              t->array[ix] = RA;
              gc_barriert(t);
              break;
            }
            if (likely(t->meta == NULL) && likely((double)ix == v_todouble(key))) {
              *tab_slotint(t, ix) = RA;
              gc_barriert(t);
              SAFEPOINT();
              break;
            }
          } else if (v_isstr(key)) {
            Value *slot = tab_findshort(t, v_tostr(key));
            if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
              *slot = RA;
              gc_barriert(t);
              break;
            }
          }
        }
        SAVE();
        META_RESULT(meta_newindex(FREE_AT(), &RB, key, RA));
        SAFEPOINT();
        break;
      }
      case OP_SETF: {
        Value o = RB;
        if (likely(v_istab(o))) {
          Table *t = v_totab(o);
          Value *slot = tab_findshort(t, v_tostr(KC));
          if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
            *slot = RA;
            gc_barriert(t);
            break;
          }
          if (newfield_short(t, v_tostr(KC), RA)) {
            SAFEPOINT();
            break;
          }
        }
        SAVE();
        META_RESULT(meta_newindex(FREE_AT(), &RB, KC, RA));
        SAFEPOINT();
        break;
      }
      case OP_SETI: {
        Value o = RB;
        uint32_t ix = in_c(i);
        if (likely(v_istab(o))) {
          Table *t = v_totab(o);
          if (likely(ix < t->asize) && likely(!v_isnil(t->array[ix]) || t->meta == NULL)) {
            t->array[ix] = RA;
            gc_barriert(t);
            break;
          }
        }
        SAVE();
        META_RESULT(meta_newindex(FREE_AT(), &RB, v_num(ix), RA));
        SAFEPOINT();
        break;
      }
      case OP_SELF: {
        Value o = RB;
        Value *a = &RA;
        if (likely(v_istab(o))) {
          Value *slot = tab_findshort(v_totab(o), v_tostr(KC));
          if (slot != NULL && likely(!v_isnil(*slot))) {
            a[2] = o;
            a[0] = *slot;
            break;
          }
          Value method;
          if (index_short(v_totab(o), v_tostr(KC), &method)) {
            a[2] = o;
            a[0] = method;
            break;
          }
        } else if (v_isudata(o)) {
          Value method;
          if (method_of_userdata(o, v_tostr(KC), &method)) {
            a[2] = o;
            a[0] = method;
            break;
          }
        } else if (v_isstr(o)) {
          Table *methods = string_methods();
          Value *slot = methods ? tab_findshort(methods, v_tostr(KC)) : NULL;
          if (likely(slot != NULL) && likely(!v_isnil(*slot))) {
            a[2] = o;
            a[0] = *slot;
            break;
          }
        }
        SAVE();
        { /* R[A+2] may be R[B] itself: an error names R[B], so it is written first only when it does not matter */
          int r = meta_index(FREE_AT(), &RB, KC, a);
          if (r != META_ERROR) a[2] = o;
          META_RESULT(r);
        }
        break;
      }
      case OP_SETLIST: {
        Table *t = v_totab(RA);
        uint32_t n = in_d(i), first = *pc++;
        Value *from = &RA + 1;
        n = n ? n - 1 : (uint32_t)(co->top - from);
        if (n && first + n > t->asize) tab_resize(t, first + n, t->lsizenode || t->node != tab_dummy ? tab_sizenode(t) : 0);
        charge((int)(n >> 5));
        for (uint32_t j = 0; j < n; j++) t->array[first + j] = from[j];
        gc_barriert(t);
        co->top = base;
        SAFEPOINT();
        break;
      }

      /* ---- arithmetic ---- */
      ARITH(ADD, a + b)
      ARITH(SUB, a - b)
      ARITH(MUL, a *b)
      ARITH(DIV, a / b)
      ARITH(MOD, num_mod(a, b))
      ARITH(POW, num_pow(a, b))
      arith_slow:
        SAVE();
        META_RESULT(arith_any(FREE_AT(), i, base, k));
        break;
      case OP_UNM: {
        Value v = RD;
        if (likely(v_isnum(v))) {
          RA = v_num(-v_todouble(v));
          break;
        }
        SAVE();
        META_RESULT(meta_arith(FREE_AT(), MM_UNM, &RD, &RD, &RA));
        break;
      }
      case OP_NOT: RA = v_bool(v_isfalsy(RD)); break;
      case OP_LEN: {
        Value v = RD;
        if (v_isstr(v)) {
          RA = v_num(v_tostr(v)->len);
          break;
        }
        if (v_istab(v) && v_totab(v)->meta == NULL) {
          RA = v_num(tab_len(v_totab(v)));
          break;
        }
        SAVE();
        META_RESULT(meta_len(FREE_AT(), &RD, &RA));
        break;
      }
      case OP_CONCAT: {
        SAVE();
        META_RESULT(meta_concat(FREE_AT(), base, in_b(i), in_c(i)));
        RA = RB;
        SAFEPOINT();
        break;
      }

      /* ---- jumps and conditions ---- */
      case OP_JMP: pc += in_j(i); break;
      case OP_LOOP:
        SLICE_CHECK();
        pc += in_j(i);
        break;
      case OP_JT: COND(v_istruthy(RA)); break;
      case OP_JF: COND(v_isfalsy(RA)); break;
      case OP_JTS: {
        Value v = RD;
        if (v_istruthy(v)) {
          RA = v;
          pc += in_j(*pc);
        }
        pc++;
        break;
      }
      case OP_JFS: {
        Value v = RD;
        if (v_isfalsy(v)) {
          RA = v;
          pc += in_j(*pc);
        }
        pc++;
        break;
      }
      case OP_EQ: EQUALITY(0)
      case OP_NE: EQUALITY(1)
      case OP_EQK: COND(equals_const(RA, KD)); break;
      case OP_NEK: COND(!equals_const(RA, KD)); break;
      case OP_LT: COMPARE(RA, RD, <, 0)
      case OP_NLT: COMPARE(RA, RD, <, 1)
      case OP_LE: COMPARE(RA, RD, <=, 0)
      case OP_NLE: COMPARE(RA, RD, <=, 1)
      case OP_LTK: COMPARE(RA, KD, <, 0)
      case OP_NLTK: COMPARE(RA, KD, <, 1)
      case OP_LEK: COMPARE(RA, KD, <=, 0)
      case OP_NLEK: COMPARE(RA, KD, <=, 1)
      case OP_GTK: COMPARE(KD, RA, <, 0)
      case OP_NGTK: COMPARE(KD, RA, <, 1)
      case OP_GEK: COMPARE(KD, RA, <=, 0)
      case OP_NGEK: COMPARE(KD, RA, <=, 1)
      compare_slow: {
        int c;
        SAVE();
        META_RESULT(compare_any(FREE_AT(), i, base, k, &c));
        COND(c != is_negated(i));
        break;
      }

      /* ---- calls ---- */
      case OP_FUNCV: {
        nargs = (int)(co->top - base);
        Value *nb = enter_vararg(co, base, PROTO(), nargs);
        if (unlikely(nb == NULL)) goto error;
        base = nb;
        break;
      }
      case OP_CALL: {
        SLICE_CHECK();
        uint32_t a = in_a(i), b = in_b(i);
        f = base + a;
        nargs = b ? (int)b - 1 : (int)(co->top - (f + 2));
        Value fv = *f;
        f[1] = frame_link(a + 2, FRAME_LUA, pc_pack(pc, PROTO()));
        if (unlikely(!v_isfunc(fv))) {
          SAVE();
          co->top = f + 2 + nargs;
          goto call_value;
        }
        fn = v_tofunc(fv);
        if (!fn->native) {
        enter: {
          Proto *p = fn->p;
          Value *nb = f + 2;
          co->top = nb + nargs;
          if (unlikely(nb + p->framesize > co->limit)) {
            SAVE();
            ptrdiff_t off = nb - base;
            if (!stack_grow(co, p->framesize)) goto error;
            base = co->base;
            nb = base + off;
          }
          for (; nargs < p->nparams; nargs++) nb[nargs] = V_NIL;
          base = nb;
          pc = p->code;
          k = p->k;
#ifdef EMI_STRESS
          co->base = base;
          if (co->top < base + p->nparams) co->top = base + p->nparams;
          stack_stress(co);
          base = co->base;
#endif
          break;
        }
        }
        /* a builtin called from Lua: its results go straight back */
        SAVE();
        co->base = f + 2;
        co->top = f + 2 + nargs;
        if (unlikely(co->limit - co->top < MIN_STACK)) {
          if (!stack_grow(co, MIN_STACK)) goto error;
        }
        int n = fn->fn(co->base, nargs);
        if (unlikely(n < 0)) {
          nres = n;
          goto builtin_answered;
        }
        Value *from = co->base;
        base = from - (a + 2);
        f = from - 2;
        uint32_t want = in_c(i);
        if (want == 2) f[0] = n ? from[0] : V_NIL;
        else if (want != 1) move_results(co, f, from, n, (int)want);
        SAFEPOINT();
        break;
      }
      case OP_TAILCALL: {
        SLICE_CHECK();
        uint32_t b = in_b(i);
        f = &RA;
        nargs = b ? (int)b - 1 : (int)(co->top - (f + 2));
        Value *to = base;
        if (frame_type(to) == FRAME_VARARG) to -= frame_delta(to);
        Value fv = *f;
        if (unlikely(!v_isfunc(fv))) {
          SAVE();
          co->top = f + 2 + nargs;
          if (!meta_callable(f, nargs)) goto error;
          nargs++;
          fv = *f;
        }
        to[-2] = fv;
        for (int j = 0; j < nargs; j++) to[j] = f[2 + j];
        f = to - 2;
        co->base = base = to; /* the link of the replaced frame is the callee's: it returns to our caller */
        co->top = to + nargs;
        if (likely(v_isfunc(fv)) && !v_tofunc(fv)->native) {
          Proto *p = v_tofunc(fv)->p;
          if (unlikely(to + p->framesize > co->limit)) {
            co->pc = p->code;
            if (!stack_grow(co, p->framesize)) goto error;
            base = co->base;
          }
          for (; nargs < p->nparams; nargs++) base[nargs] = V_NIL;
          pc = p->code;
          k = p->k;
          break;
        }
        goto call_value;
      }
      case OP_RET0: nres = 0; res = base; goto return_values;
      case OP_RET1: {
        Value v = RA;
        uint64_t link = base[-1];
        uint32_t hi = (uint32_t)(link >> 32);
        if (likely((hi & 7) == FRAME_LUA)) {
          Value *dst = base - 2;
          base -= hi >> 3;
          Proto *p = PROTO();
          pc = pc_unpack((uint32_t)link, p);
          k = p->k;
          uint32_t want = in_c(pc[-1]);
          if (likely(want == 2)) {
            dst[0] = v;
            break;
          }
          dst[0] = v;
          if (want == 0) co->top = dst + 1;
          else for (uint32_t j = 1; j + 1 < want; j++) dst[j] = V_NIL;
          break;
        }
        nres = 1;
        res = &RA;
        goto return_values;
      }
      case OP_RET: {
        uint32_t d = in_d(i);
        res = &RA;
        nres = d ? (int)d - 1 : (int)(co->top - res);
        goto return_values;
      }
      case OP_VARG: {
        uint32_t want = in_c(i);
        Value *a = &RA;
        int np = PROTO()->nparams;
        int n = (int)frame_arg(base) - np;
        Value *from = base - frame_delta(base) + np;
        if (n < 0) n = 0;
        if (want == 0) {
          if (unlikely(co->limit - a < n)) {
            SAVE();
            ptrdiff_t off = a - base, foff = base - from;
            co->top = FREE_AT();
            if (!stack_grow(co, (uint32_t)n)) goto error;
            base = co->base;
            a = base + off;
            from = base - foff;
          }
          charge(n >> 5);
          for (int j = 0; j < n; j++) a[j] = from[j];
          co->top = a + n;
        } else {
          int w = (int)want - 1, j = 0;
          for (; j < w && j < n; j++) a[j] = from[j];
          for (; j < w; j++) a[j] = V_NIL;
        }
        break;
      }

      /* ---- loops ---- */
      case OP_FORPREP: {
        Value *a = &RA;
        double x, limit, step;
        if (unlikely(!v_isnum(a[0]) || !v_isnum(a[1]) || !v_isnum(a[2]))) {
          static const char *const what[] = {"initial value", "limit", "step"};
          SAVE();
          for (int j = 0; j < 3; j++) {
            double d;
            if (!v_tonum(a[j], &d)) {
              err_run("'for' %s must be a number", what[j]);
              goto error;
            }
            a[j] = v_num(d);
          }
        }
        x = v_todouble(a[0]);
        limit = v_todouble(a[1]);
        step = v_todouble(a[2]);
        if (step >= 0 ? x <= limit : limit <= x) a[3] = a[0];
        else pc += in_sd(i);
        break;
      }
      case OP_FORLOOP: {
        SLICE_CHECK();
        Value *a = &RA;
        double step = v_todouble(a[2]), limit = v_todouble(a[1]), x = v_todouble(a[0]) + step;
        if (step >= 0 ? x <= limit : limit <= x) {
          a[0] = a[3] = v_num(x);
          pc += in_sd(i);
        }
        break;
      }
      case OP_FORLOOP1: {
        SLICE_CHECK();
        Value *a = &RA;
        double limit = v_todouble(a[1]), x = v_todouble(a[0]) + 1;
        if (x <= limit) {
          a[0] = a[3] = v_num(x);
          pc += in_sd(i);
        }
        break;
      }
      case OP_TFORPREP:
        base[in_a(i) + 3] = v_num(0);
        pc += in_sd(i);
        break;
      case OP_TFORCALL: {
        SLICE_CHECK();
        Value *a = &RA;
        if (v_isfunc(a[0])) {
          fn = v_tofunc(a[0]);
          if (fn == G.next_fn && v_istab(a[1]) && !v_isnum(a[3])) {
            /* pairs(): a[3] holds the position, so no lookup of the previous key is needed */
          next_entry: {
            uint32_t pos = (uint32_t)a[3];
            Value key, val;
            if (tab_nextat(v_totab(a[1]), &pos, &key, &val)) {
              a[3] = v_light(pos);
              a[2] = a[4] = key;
              uint32_t want = in_c(i);
              if (want > 2) a[5] = val;
              for (uint32_t j = 3; j < want; j++) a[3 + j] = V_NIL;
              pc += in_sd(*pc) + 1;
            } else pc++;
            break;
          }
          }
          if (fn == G.next_fn && v_istab(a[1]) && v_isnil(a[2])) { /* first turn: from the start */
            a[3] = v_light(0);
            goto next_entry;
          }
          if (fn == G.ipairs_iter && v_istab(a[1]) && v_isnum(a[2])) {
            double d = v_todouble(a[2]) + 1;
            Table *t = v_totab(a[1]);
            int32_t ix;
            Value v;
            if (num_toint(d, &ix) && !v_isnil(v = tab_getint(t, ix))) {
              a[2] = a[4] = v_num(d);
              uint32_t want = in_c(i);
              if (want > 2) a[5] = v;
              for (uint32_t j = 3; j < want; j++) a[3 + j] = V_NIL;
              pc += in_sd(*pc) + 1;
            } else pc++;
            break;
          }
        }
        f = a + 4;
        f[0] = a[0];
        f[2] = a[1];
        f[3] = a[2];
        f[1] = frame_link(f + 2 - base, FRAME_LUA, pc_pack(pc, PROTO()));
        nargs = 2;
        SAVE();
        co->top = f + 4;
        goto call_value;
      }
      case OP_TFORLOOP: {
        Value *a = &RA;
        if (!v_isnil(a[4])) {
          a[2] = a[4];
          pc += in_sd(i);
        }
        break;
      }
      default: __builtin_unreachable();
    }
    continue;

    /* ================ a call that the fast paths above did not finish ================ */

  meta_call: /* prepared by meta.c at the end of the running Lua frame */
    f = FREE_AT() + 1;
    nargs = (int)(co->top - (f + 2));
    f[1] = frame_link(f + 2 - base, FRAME_META, pc_pack(pc, PROTO()));
    goto call_value;

  call_value: /* any value in f[0], link in f[1], co->top behind the arguments; co->base is the caller's */
    if (unlikely(!v_isfunc(f[0]))) {
      if (co->limit - co->top < MIN_STACK) {
        ptrdiff_t off = f - co->stack;
        if (!stack_grow(co, MIN_STACK)) goto error;
        f = co->stack + off;
        base = co->base;
      }
      if (!meta_callable(f, nargs)) {
        uint32_t type = (uint32_t)(f[1] >> 32) & 7;
        if (type == FRAME_PCALL || type == FRAME_XPCALL) { /* pcall(nil): its own frame catches what it could not call */
          f[0] = co->base[-2];
          co->base = f + 2;
        }
        goto error;
      }
      nargs++;
    }
    {
      fn = v_tofunc(f[0]);
      base = co->base;
      if (--G.fuel < 0) {
        /* over before the call: note the function slot behind the arguments, relative to the caller's base */
        *co->top++ = v_num((double)(f - base));
        fiber->stop = STOP_CALL;
        goto stop_slice;
      }
      if (!fn->native) {
        /* `enter` saves pc for error messages: it must be the caller's, which co->pc already is */
        pc = co->pc;
        goto enter;
      }
      ptrdiff_t off = f + 2 - co->stack;
      if (unlikely(co->limit - co->top < MIN_STACK)) {
        if (!stack_grow(co, MIN_STACK)) goto error;
      }
      co->base = co->stack + off;
      nres = fn->fn(co->base, nargs);
    }

  builtin_answered: /* the builtin whose frame is co->base answered nres */
    base = co->base;
    if (likely(nres >= 0)) {
      res = base;
      goto return_values;
    }
    switch (nres) {
      case R_CALL:
        f = G.call_at;
        nargs = (int)(co->top - (f + 2));
        goto call_value;
      case R_YIELD: {
        Co *to = co->resumer;
        if (unlikely(co->isfiber || co->finalizing || co->cleaning)) {
          if (co->finalizing || co->cleaning) err_fmt(base, "attempt to yield across C-call boundary");
          else raise_runtime(base, RT_BAD_COROUTINE);
          goto error;
        }
        res = base;
        nres = (int)(co->top - base);
        lead = co->wrapped ? 0 : 1;
        if (unlikely(!coroutine_room(to, nres))) goto error; /* "stack overflow" in the yielder */
        co->status = CO_SUSPENDED;
        co->resumer = NULL;
        co->top = base;
        co = to;
        goto switched;
      }
      case R_RESUME: {
        Co *to = G.resume_co;
        G.resume_co = NULL;
        res = to->wrapped ? base : base + 1;
        nres = (int)(co->top - res);
        if (unlikely(!coroutine_room(to, nres))) goto error;
        to->resumer = co;
        to->depth = co->depth + 1;
        co->status = CO_NORMAL;
        co = to;
        lead = 0;
        if (unlikely(co->stop == STOP_START)) {
          co->stop = STOP_LUA;
          for (int j = 0; j < nres; j++) co->base[j] = res[j];
          co->top = co->base + nres;
          fiber->current = co;
          co->status = CO_RUNNING;
          switch_to(co);
          f = co->stack;
          nargs = nres;
          goto call_value;
        }
        goto switched;
      }
      case R_SUSPEND:
        fiber->stop = STOP_HOST;
        return EMI_SUSPENDED;
      case R_PASS:
        fiber->stop = STOP_HOST;
        return EMI_YIELDED;
      case R_SLICE:
        co->top = G.call_at + 2;
        fiber->stop = STOP_KONT;
        goto stop_slice;
      case R_COLLECT: {
        int n = (int)(co->top - base);
        gc_full();
        nres = frame_func(base)->fn(base, n);
        goto builtin_answered;
      }
      case R_UNWIND:
        base = scope_unwinds_to(co);
        goto unwind;
      default: goto error;
    }

    /* ================ returning ================ */

  return_values: /* res[0..nres-1] are the results of the call whose frame is `base` */
    switch (frame_type(base)) {
      case FRAME_VARARG:
        base -= frame_delta(base);
        goto return_values;
      case FRAME_LUA: {
        uint64_t link = base[-1];
        Value *dst = base - 2;
        base -= frame_delta(base);
        Proto *p = PROTO();
        pc = pc_unpack((uint32_t)link, p);
        k = p->k;
        i = pc[-1];
        move_results(co, dst, res, nres, (int)in_c(i));
        SAFEPOINT();
        continue;
      }
      case FRAME_META: {
        uint64_t link = base[-1];
        Value r = nres > 0 ? res[0] : V_NIL;
        int aux = (int)v_todouble(base[-3]);
        base -= frame_delta(base);
        Proto *p = PROTO();
        pc = pc_unpack((uint32_t)link, p);
        k = p->k;
        i = pc[-1];
        switch (in_op(i)) {
          case OP_SETG: case OP_SETT: case OP_SETF: case OP_SETI: break;
          case OP_EQ: case OP_NE: case OP_LT: case OP_NLT: case OP_LE: case OP_NLE:
          case OP_LTK: case OP_NLTK: case OP_LEK: case OP_NLEK: case OP_GTK: case OP_NGTK: case OP_GEK: case OP_NGEK:
            COND((v_istruthy(r) != aux) != is_negated(i));
            break;
          case OP_CONCAT:
            base[aux] = r;
            SAVE();
            META_RESULT(meta_concat(FREE_AT(), base, in_b(i), aux));
            RA = RB;
            break;
          default: RA = r; break;
        }
        SAFEPOINT();
        continue;
      }
      case FRAME_KONT: {
        uint32_t kont = frame_arg(base);
        if (kont == KONT_finalizer) {
          if (scope_pending(co, base)) goto leave_scope;
          goto finalizer_done;
        }
        if (kont == KONT_xpcall_handler) {
          Value r = nres > 0 ? res[0] : V_NIL;
          co->base = base - frame_delta(base);
          base = find_catch(co);
          G.err = r;
          goto unwind;
        }
        co->base = base - frame_delta(base);
        co->top = res + nres;
        if (unlikely(co->limit - co->top < MIN_STACK)) {
          ptrdiff_t off = res - co->stack;
          if (!stack_grow(co, MIN_STACK)) goto error;
          res = co->stack + off;
        }
        nres = kont_table[kont](co->base, res, nres);
        goto builtin_answered;
      }
      case FRAME_PCALL: /* the builtin's frame is 2 below; results move behind `true` */
        if (scope_pending(co, base)) goto leave_scope;
        base -= 2;
        memmove(base + 1, res, sizeof(Value) * (size_t)nres);
        base[0] = V_TRUE;
        nres++;
        res = base;
        goto return_values;
      case FRAME_XPCALL: /* 3 below: there is room already */
        if (scope_pending(co, base)) goto leave_scope;
        base -= 3;
        memmove(base + 1, res, sizeof(Value) * (size_t)nres);
        base[0] = V_TRUE;
        nres++;
        res = base;
        goto return_values;
      case FRAME_SCOPE:
        if (scope_pending(co, base)) goto leave_scope;
        base -= 2;
        memmove(base, res, sizeof(Value) * (size_t)nres);
        res = base;
        goto return_values;
      leave_scope:
        co->base = base;
        nres = scope_leave(res, nres);
        goto builtin_answered;
      default: { /* FRAME_ENTRY: the coroutine is done */
        if (scope_pending(co, base)) goto leave_scope;
        co->status = CO_DEAD;
        Co *to = co->resumer;
        if (co == fiber || to == NULL) {
          co->base = res;
          co->top = res + nres;
          fiber->stop = STOP_DEAD;
          return EMI_DONE;
        }
        Co *dead = co;
        lead = dead->wrapped ? 0 : 1;
        dead->base = base;
        if (unlikely(!coroutine_room(to, nres))) goto error;
        dead->resumer = NULL;
        dead->top = dead->base = dead->stack + 2;
        co = to;
        goto switched;
      }
    }

  switched: /* co goes on behind its resume or yield, which answers nres values at res, on another stack; lead: `true` stands in front */
    fiber->current = co;
    co->status = CO_RUNNING;
    switch_to(co);
    base = co->base;
    if (likely(frame_type(base) == FRAME_LUA)) { /* straight into the caller's registers */
      uint64_t link = base[-1];
      Value *dst = base - 2;
      base -= frame_delta(base);
      Proto *p = PROTO();
      pc = pc_unpack((uint32_t)link, p);
      k = p->k;
      i = pc[-1];
      int want = (int)in_c(i);
      if (lead && want != 1) {
        *dst++ = V_TRUE;
        if (want) want--;
      }
      if (want != 1) move_results(co, dst, res, nres, want);
      SAFEPOINT();
      continue;
    }
    if (lead) base[0] = V_TRUE;
    for (int j = 0; j < nres; j++) base[lead + j] = res[j];
    nres += lead;
    co->top = base + nres;
    goto builtin_answered;

    /* ================ errors ================ */

  error: { /* G.err is raised in the frame co->base (a builtin, or Lua code at co->pc) */
    Value *c = find_catch(co);
    G.trace = V_NIL;
    if (c == NULL) {
      base = co->stack + 2;
      if (co->ncleanup > 0 && co == fiber) G.trace = v_str(traceback(co, 0)); /* before handlers run in the place of its frames */
      goto unwind;
    }
    base = c;
    if (frame_type(c) == FRAME_XPCALL) {
      /* the handler runs on top of the failed frame, so that it can look at it */
      Value handler = c[-3];
      Value *at = frame_end(co);
      ptrdiff_t off = at - co->stack;
      co->top = at;
      Value err = G.err;
      if (co->limit - at < MIN_STACK && !stack_grow(co, MIN_STACK)) {
        base = find_catch(co);
        goto unwind; /* with "error in error handling" */
      }
      at = co->stack + off;
      Func *failed = frame_func(co->base);
      at[0] = v_light(failed->native ? 0 : pc_pack(co->pc, failed->p));
      at[1] = handler;
      at[2] = frame_link(at + 3 - co->base, FRAME_KONT, KONT_xpcall_handler);
      at[3] = err;
      co->top = at + 4;
      f = at + 1;
      nargs = 1;
      base = co->base;
      if (!v_isfunc(handler)) {
        G.err = v_str(str_lit("error in error handling"));
        base = find_catch(co);
        goto unwind;
      }
      goto call_value;
    }
    if (frame_type(c) == FRAME_KONT) {
      if (frame_arg(c) == KONT_finalizer) goto unwind;
      if (frame_arg(c) == KONT_cleanup) {
        G.trace = v_str(traceback(co, 0)); /* before handlers of scopes in that handler run in the place of its frames */
        goto unwind;
      }
      /* an error inside an error handler */
      co->base = c - frame_delta(c);
      base = find_catch(co);
      G.err = v_str(str_lit("error in error handling"));
    }
    goto unwind;
  }

  unwind: /* `base` is the callee of the pcall or xpcall that catches G.err, or the bottom of the coroutine, which dies of it */
    if (scope_pending(co, base)) {
      co->base = scope_innermost(co);
      upval_close(co, co->base);
      nres = scope_unwind(G.err, G.trace, base);
      goto builtin_answered;
    }
    if (frame_type(base) == FRAME_ENTRY) {
      Co *to = co->resumer;
      if (co == fiber || to == NULL) {
        G.scratch[0] = G.err;
        G.scratch[1] = v_isstr(G.trace) ? G.trace : v_str(traceback(co, 0));
        upval_close(co, co->stack);
        co->status = CO_DEAD;
        co->base = co->top = co->stack + 2;
        fiber->stop = STOP_DEAD;
        return EMI_ERROR;
      }
      Co *dead = co;
      upval_close(dead, dead->stack);
      dead->status = CO_DEAD;
      dead->resumer = NULL;
      dead->base = dead->top = dead->stack + 2;
      stack_shrink(dead);
      co = to;
      fiber->current = co;
      co->status = CO_RUNNING;
      switch_to(co);
      base = co->base;
      if (dead->wrapped) {
        co_wrap_error();
        goto error;
      }
      base[0] = V_FALSE;
      base[1] = G.err;
      nres = 2;
      goto builtin_answered;
    }
    if (frame_type(base) == FRAME_KONT) {
      if (frame_arg(base) == KONT_cleanup) { /* nobody can be told of a handler's error */
        G.scratch[0] = G.err;
        G.scratch[1] = G.trace;
        fiber->stop = STOP_DEAD;
        return EMI_CLEANUP;
      }
      /* errors of finalizers go nowhere */
      upval_close(co, base);
      goto finalizer_done;
    }
    {
      int below = frame_type(base) == FRAME_PCALL ? 2 : 3;
      base -= below;
      upval_close(co, base);
      co->base = base;
      base[0] = V_FALSE;
      base[1] = G.err;
      co->top = base + 2;
      stack_shrink(co);
      nres = 2;
      goto builtin_answered;
    }

    /* ================ safe points and slices ================ */

  safepoint: { /* in Lua code, between two instructions; open results may lie up to co->top */
    Value *open = co->top;
    SAVE();
    co->top = frame_end(co);
#ifdef EMI_STRESS
    /* Every safe point of a small script; a sample of them in long ones, which would take hours otherwise. */
    static uint32_t turns;
    if (!G.gc_stopped && (++turns < STRESS_ALL || turns % STRESS_SAMPLE == 0)) gc_full();
#else
    gc_step();
#endif
    if (unlikely(G.tofinalize != NULL) && !co->finalizing) {
      Udata *u = gc_next_finalizer();
      Value gc = v_metamethod(v_udata(u), MM_GC);
      if (v_isfunc(gc)) {
        /* [nosuspend][open top][pc][__gc][link][userdata]: state to come back to stands below the function */
        Value *at = co->top;
        at[0] = v_light(fiber->nosuspend);
        at[1] = v_light((uint32_t)(open - base));
        at[2] = v_light(pc_pack(pc, PROTO()));
        at[3] = gc;
        at[4] = frame_link(at + 5 - base, FRAME_KONT, KONT_finalizer);
        at[5] = v_udata(u);
        f = at + 3;
        nargs = 1;
        co->top = at + 6;
        co->finalizing = 1;
        fiber->nosuspend++; /* whoever happens to run is not made to wait */
        goto call_value;
      }
      G.gc_debt = 1;
    }
    co->top = open;
    continue;
  }

  finalizer_done: { /* `base` is the finalizer's frame */
    Value *at = base - 5;
    base -= frame_delta(base);
    pc = pc_unpack((uint32_t)at[2], PROTO());
    k = PROTO()->k;
    co->top = base + (int32_t)(uint32_t)at[1];
    co->finalizing = 0;
    fiber->nosuspend = (uint32_t)at[0];
    if (G.tofinalize) goto safepoint;
    continue;
  }

  slice_over:
    pc--;
    SAVE();
    fiber->stop = STOP_LUA;
  stop_slice:
    return EMI_SLICE;
  }
}
