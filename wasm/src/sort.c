/* table.sort: a merge sort that can stop at any comparison.
 *
 * Why merging. A comparator is a Lua function, a call costs far more than a move, and merging asks the fewest questions: about
 * n log2 n - 1.3 n, and only n - 1 for a list that is sorted already. No answer, however contradictory, leads an index out of its
 * range, since every loop is bounded by positions and never by what the comparator says. Equal elements keep their order.
 *
 * How. The elements are copied out of the list; up to SMALL of them into the builtin's frame, more into the array parts of two
 * private tables, which no program can reach. Runs of 32 to 64 elements are made by binary insertion, then merged pairwise from one
 * table into the other, pass after pass. At the end the result is copied back: a comparator that fails leaves the list as it was,
 * and what a comparator does to the list meanwhile is overwritten.
 *
 * Stopping. A comparator may suspend its fiber, and the slice may end. So the variables (struct Sort) live in the frame while we
 * are away. Each state of sort_run asks at most one question; it is left unchanged until the answer is there and then entered once
 * more with the answer.
 *
 * Lists of only numbers or only strings without a comparator take plain_run instead, which has the same passes without questions.
 *
 * A comparator that contradicts itself is looked for at the end: a few neighbours, spread over the result, are asked about the other
 * way round. That finds the usual mistakes (`<=` on equal elements, `return true`) for a constant price. */
#include "lib.h"
#include "meta.h"

int t_sort(Value *base, int nargs);

#define SMALL 64      /* lists up to this length need no tables */
#define PLAIN_RUN 12  /* elements without comparator: length of the runs made by insertion */
#define CHECKS 8      /* neighbours asked about at the end ... */
#define CHECK_MIN 4   /* ... of lists of at least this length */

/* The frame. The small integers are kept as raw bits, which read as (denormal) numbers. */
enum { S_LIST, S_COMPARE, S_FROM, S_TO, S_KIND, S_STATE, S_N, S_WIDTH, S_LO, S_I, S_J, S_SLICED, S_ITEMS };

enum { KIND_CALL, KIND_NUMBERS, KIND_STRINGS };
enum { ASCEND, INSERT, JOIN, MERGE, CHECK };

typedef struct Sort {
  Value *base;
  Value *from, *to;   /* the items, and room for the next pass */
  uint32_t n, width;  /* number of items; length of the runs of this pass */
  uint32_t lo;        /* start of the run or pair of runs in work */
  uint32_t i, j;      /* positions, see the states */
  uint32_t state;
} Sort;

static void sort_load(Sort *s, Value *base) {
  s->base = base;
  s->from = v_istab(base[S_FROM]) ? v_totab(base[S_FROM])->array : base + S_ITEMS;
  s->to = v_istab(base[S_TO]) ? v_totab(base[S_TO])->array : NULL;
  s->state = (uint32_t)base[S_STATE];
  s->n = (uint32_t)base[S_N];
  s->width = (uint32_t)base[S_WIDTH];
  s->lo = (uint32_t)base[S_LO];
  s->i = (uint32_t)base[S_I];
  s->j = (uint32_t)base[S_J];
}

/* Before anybody else runs. The tables were written without barriers until here. Answers the first free slot. */
static Value *sort_save(Sort *s) {
  Value *base = s->base;
  base[S_STATE] = s->state;
  base[S_N] = s->n;
  base[S_WIDTH] = s->width;
  base[S_LO] = s->lo;
  base[S_I] = s->i;
  base[S_J] = s->j;
  base[S_SLICED] = 0;
  if (!s->to) return base + S_ITEMS + s->n;
  gc_barriert(v_totab(base[S_FROM]));
  gc_barriert(v_totab(base[S_TO]));
  return base + S_ITEMS;
}

static int sort_slice(Sort *s) {
  Value *at = sort_save(s);
  s->base[S_SLICED] = 1; /* no answer is under way */
  return slice_kont(s->base, at, KONT_sort);
}

static inline uint32_t min_u32(uint32_t a, uint32_t b) { return a < b ? a : b; }

static void pass_done(Sort *s) {
  Value *base = s->base, t = base[S_FROM], *items = s->from;
  base[S_FROM] = base[S_TO];
  base[S_TO] = t;
  s->from = s->to;
  s->to = items;
  s->width *= 2;
  s->lo = 0;
}

/* The private tables become garbage here; their arrays need not wait for the collector. */
static int sort_done(Sort *s) {
  Table *list = v_totab(s->base[S_LIST]);
  if (s->n < list->asize) memcpy(list->array + 1, s->from, s->n * sizeof(Value));
  else
    for (uint32_t i = 0; i < s->n; i++) tab_setint(list, (int32_t)i + 1, s->from[i]);
  gc_barriert(list);
  charge((int)(s->n >> 4));
  if (s->to) {
    tab_clear(v_totab(s->base[S_FROM]));
    tab_clear(v_totab(s->base[S_TO]));
  }
  return 0;
}

/* ---- numbers and strings ---- */

/* *work counts what was done, in steps of about a comparison of numbers; long strings take longer. */
static inline bool before(int kind, Value x, Value y, int *work) {
  if (kind == KIND_NUMBERS) return v_todouble(x) < v_todouble(y);
  String *a = v_tostr(x), *b = v_tostr(y);
  *work += 4 + (int)(min_u32(a->len, b->len) >> 5);
  return str_cmp(a, b) < 0;
}

static inline int insert_run(int kind, Value *v, uint32_t n) {
  int work = (int)n * 4;
  for (uint32_t i = 1; i < n; i++) {
    Value x = v[i];
    uint32_t k = i;
    for (; k > 0 && before(kind, x, v[k - 1], &work); k--) v[k] = v[k - 1];
    v[k] = x;
  }
  return work;
}

#define WORK_UNIT 8        /* steps to a unit of fuel */
#define WORK_CHARGE 2048   /* steps between two looks at the fuel */

/* Inlined once for each kind, so that the comparison is in the loop. */
static inline __attribute__((always_inline)) int plain_run(Sort *s, int kind) {
  int work = 0;
  while (s->state == INSERT) { /* i: the next run */
    uint32_t len = min_u32(s->n - s->i, PLAIN_RUN);
    work = insert_run(kind, s->from + s->i, len);
    s->i += len;
    if (s->i == s->n) {
      s->state = JOIN;
      s->width = PLAIN_RUN;
      s->lo = 0;
    }
    if (charge(work / WORK_UNIT) && s->to) return sort_slice(s);
  }
  work = 0;
  while (s->width < s->n) {
    while (s->lo < s->n) {
      uint32_t mid = s->lo + min_u32(s->width, s->n - s->lo), hi = mid + min_u32(s->width, s->n - mid);
      uint32_t i = s->state == MERGE ? s->i : s->lo, j = s->state == MERGE ? s->j : mid;
      Value *to = s->to + (s->lo + (i - s->lo) + (j - mid));
      while (i < mid && j < hi) {
        Value x = s->from[i], y = s->from[j];
        bool right = before(kind, y, x, &work);
        *to++ = right ? y : x;
        j += right;
        i += !right;
        if (++work >= WORK_CHARGE) {
          bool over = charge(work / WORK_UNIT);
          work = 0;
          if (over) {
            s->state = MERGE;
            s->i = i;
            s->j = j;
            return sort_slice(s);
          }
        }
      }
      memcpy(to, s->from + i, (mid - i) * sizeof(Value));
      memcpy(to + (mid - i), s->from + j, (hi - j) * sizeof(Value));
      s->state = JOIN;
      s->lo = hi;
    }
    pass_done(s);
  }
  charge(work / WORK_UNIT);
  return sort_done(s);
}

static NOINLINE int sort_numbers(Sort *s) { return plain_run(s, KIND_NUMBERS); }
static NOINLINE int sort_strings(Sort *s) { return plain_run(s, KIND_STRINGS); }

/* ---- everything else ---- */

#define UNKNOWN (-1)
#define ASKED 2 /* a callback was prepared, or the slice is over: *r says what to return */

/* Whether x belongs before y: 0, 1, or ASKED. */
static int ask(Sort *s, Value x, Value y, int *r) {
  Value *base = s->base, *at;
  if (!v_isnil(base[S_COMPARE])) {
    at = sort_save(s);
    at[0] = base[S_COMPARE];
    at[2] = x;
    at[3] = y;
    *r = call_lua(base, at, 2, KONT_sort);
    return ASKED;
  }
  if (G.fuel < 0) {
    *r = sort_slice(s);
    return ASKED;
  }
  int yes;
  at = sort_save(s);
  switch (meta_less(at, x, y, &yes)) {
    case META_DONE:
      charge(1 + (v_isstr(x) ? (int)(v_tostr(x)->len >> 8) : 0));
      return yes;
    case META_CALL: *r = call_lua(base, at + 1, 2, KONT_sort); return ASKED;
    default: *r = R_ERROR; return ASKED;
  }
}

#define ASK(x, y) do { if (answer == UNKNOWN) { answer = ask(&s, x, y, &r); if (answer == ASKED) return r; } } while (0)

/* After the run lo .. hi-1 is sorted. */
static void next_run(Sort *s, uint32_t hi) {
  s->lo = hi;
  s->i = hi + 1;
  s->state = ASCEND;
  if (hi < s->n) return;
  s->lo = 0;
  s->state = JOIN;
}

/* Goes on where it stopped. answer: to the question it stopped at, or UNKNOWN. */
static int sort_run(Value *base, int answer) {
  Sort s;
  int r;
  sort_load(&s, base);
  if ((uint32_t)base[S_KIND] == KIND_NUMBERS) return sort_numbers(&s);
  if ((uint32_t)base[S_KIND] == KIND_STRINGS) return sort_strings(&s);
  for (;; answer = UNKNOWN) {
    Value *v = s.from;
    uint32_t mid = s.lo + min_u32(s.width, s.n - s.lo), hi = mid + min_u32(s.width, s.n - mid);
    switch (s.state) {
      case ASCEND: /* in the run lo .. mid-1, the items before i are in order already */
        if (s.i >= mid) {
          next_run(&s, mid);
          break;
        }
        ASK(v[s.i], v[s.i - 1]);
        if (!answer) s.i++;
        else {
          s.state = INSERT;
          s.j = (s.i - s.lo - 1) << 8; /* somewhere before the last one */
        }
        break;
      case INSERT: { /* item i belongs at lo + (low byte of j) .. lo + (high part of j); a run has at most 64 items */
        uint32_t low = s.j & 255, high = s.j >> 8, half = (low + high) / 2;
        if (low < high) {
          ASK(v[s.i], v[s.lo + half]);
          s.j = answer ? half << 8 | low : high << 8 | (half + 1);
          break;
        }
        Value x = v[s.i];
        memmove(v + s.lo + low + 1, v + s.lo + low, (s.i - s.lo - low) * sizeof(Value));
        v[s.lo + low] = x;
        s.i++;
        s.j = (s.i - s.lo) << 8;
        if (s.i == mid) next_run(&s, mid);
        break;
      }
      case JOIN: /* the runs lo .. mid-1 and mid .. hi-1 are next, if there are two or more */
        if (s.width >= s.n) {
          s.state = CHECK;
          s.i = 0;
          break;
        }
        if (s.lo == s.n) {
          pass_done(&s);
          break;
        }
        if (mid < hi) {
          ASK(v[mid], v[mid - 1]);
          if (answer) {
            s.state = MERGE;
            s.i = s.lo;
            s.j = mid;
            break;
          }
        }
        memcpy(s.to + s.lo, v + s.lo, (hi - s.lo) * sizeof(Value));
        charge((int)((hi - s.lo) >> 6));
        s.lo = hi;
        break;
      case MERGE: { /* i and j: the next item of each run */
        Value *to = s.to + (s.i + s.j - mid);
        if (s.i < mid && s.j < hi) {
          ASK(v[s.j], v[s.i]);
          *to = answer ? v[s.j++] : v[s.i++];
          break;
        }
        memcpy(to, v + s.i, (mid - s.i) * sizeof(Value));
        memcpy(to + (mid - s.i), v + s.j, (hi - s.j) * sizeof(Value));
        s.lo = hi;
        s.state = JOIN;
        break;
      }
      default: { /* CHECK: i questions of the last kind were asked */
        uint32_t checks = s.n < CHECK_MIN ? 0 : min_u32(s.n - 1, CHECKS);
        if (s.i == checks) return sort_done(&s);
        uint32_t at = (uint32_t)((uint64_t)s.i * (s.n - 1) / checks);
        ASK(v[at + 1], v[at]);
        if (answer) return err_fmt(base, "invalid order function for sorting");
        s.i++;
      }
    }
  }
}

int kont_sort(Value *base, Value *res, int nres) {
  return sort_run(base, base[S_SLICED] ? UNKNOWN : nres > 0 && v_istruthy(res[0]));
}

/* ---- the function ---- */

/* Length of the first runs: such that their number is a power of two or just below, which makes the merges even. */
static uint32_t run_length(uint32_t n) {
  uint32_t lost = 0;
  for (; n >= SMALL; n >>= 1) lost |= n & 1;
  return n + lost;
}

static int kind_of(const Value *v, uint32_t n) {
  if (v_isnum(v[0])) {
    for (uint32_t i = 1; i < n; i++)
      if (!v_isnum(v[i])) return KIND_CALL;
    return KIND_NUMBERS;
  }
  for (uint32_t i = 0; i < n; i++)
    if (!v_isstr(v[i])) return KIND_CALL;
  return KIND_STRINGS;
}

int t_sort(Value *base, int nargs) {
  Table *list;
  Func *f;
  if (!arg_tab(base, nargs, 1, &list)) return R_ERROR;
  bool compare = !v_isnil(arg_or_nil(2));
  if (compare && !arg_func(base, nargs, 2, &f)) return R_ERROR;
  uint32_t n = tab_len(list);
  if (n < 2) return 0;
  bool small = n <= SMALL;
  if ((base = stack_need(base, S_ITEMS + SMALL + MIN_STACK)) == NULL) return R_ERROR;
  if (!small) {
    size_t bytes = 2 * (size_t)n * sizeof(Value);
    if (!mem_fits(bytes)) gc_full();
    if (!mem_fits(bytes)) return err_fmt(base, "not enough memory");
  }
  if (!compare) base[S_COMPARE] = V_NIL;
  base[S_FROM] = small ? V_NIL : v_tab(tab_new(n, 0));
  base[S_TO] = small ? V_NIL : v_tab(tab_new(n, 0));
  Value *items = small ? base + S_ITEMS : v_totab(base[S_FROM])->array;
  if (n < list->asize) memcpy(items, list->array + 1, n * sizeof(Value));
  else
    for (uint32_t i = 0; i < n; i++) items[i] = tab_getint(list, (int32_t)i + 1);
  charge((int)(n >> 4));
  int kind = compare ? KIND_CALL : kind_of(items, n);
  if (small && kind != KIND_CALL) {
    charge((kind == KIND_NUMBERS ? insert_run(KIND_NUMBERS, items, n) : insert_run(KIND_STRINGS, items, n)) / WORK_UNIT);
    Sort s = {.base = base, .from = items, .n = n};
    return sort_done(&s);
  }
  base[S_KIND] = (Value)kind;
  base[S_STATE] = kind == KIND_CALL ? ASCEND : INSERT;
  base[S_N] = n;
  base[S_WIDTH] = small ? n : run_length(n);
  base[S_LO] = 0;
  base[S_I] = kind == KIND_CALL ? 1 : 0;
  base[S_J] = 0;
  return sort_run(base, UNKNOWN);
}
