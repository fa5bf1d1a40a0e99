/* table.sort. It sorts in place with quicksort (median of three; heapsort below a depth that only hostile input reaches), so it is
 * O(n log n) always and no more memory than a few stack slots is needed.
 *
 * Two engines share the frame. Lists of only numbers or only strings, without a comparator, are sorted straight in the array part.
 * Everything else goes through a state machine that asks for one comparison at a time: whether that is answered in C, by a comparator or
 * by __lt, the state between two comparisons is in the frame, so comparators may yield, fail, and change the table. */
#include "lib.h"

int t_sort(Value *base, int nargs);

/* The frame. Slots from S_N to S_SP hold plain integers: as words they read as tiny numbers, which is fine with the collector. */
enum {
  S_TABLE, S_CMP, /* the arguments; S_CMP nil when there is no comparator */
  S_PIVOT,
  S_N, S_MODE, S_PHASE,
  S_LO, S_HI,     /* the range in progress */
  S_I, S_J, S_K,  /* cursors; in a heapsort: parent, child, size */
  S_BUILD,        /* heapsort: next parent while the heap is built, 0 afterwards */
  S_DEPTH,        /* levels left before heapsort */
  S_SLICED,       /* 1: a slice ended; 2 or 3: so, with the answer false or true */
  S_SP,           /* waiting ranges in S_STACK: two slots each */
  S_STACK
};
#define SORT_ROOM (S_STACK + 2 * 32 + 8) /* the larger half waits, so there are never more ranges than bits in n */
#define SMALL_RANGE 12

enum { MODE_ASK, MODE_NUMBERS, MODE_STRINGS };

/* ---- lists of numbers or strings ---- */

typedef struct Range { uint32_t lo, hi, depth; } Range;

static void push_range(Value *base, Range r) {
  Value *at = base + S_STACK + 2 * base[S_SP]++;
  at[0] = (uint64_t)r.depth << 32 | r.lo;
  at[1] = r.hi;
}

static bool pop_range(Value *base, Range *r) {
  if (base[S_SP] == 0) return false;
  Value *at = base + S_STACK + 2 * --base[S_SP];
  r->depth = (uint32_t)(at[0] >> 32);
  r->lo = (uint32_t)at[0];
  r->hi = (uint32_t)at[1];
  return true;
}

#define ALWAYS_INLINE static inline __attribute__((always_inline))

ALWAYS_INLINE bool plain_less(Value a, Value b, bool strings) {
  return strings ? str_cmp(v_tostr(a), v_tostr(b)) < 0 : v_todouble(a) < v_todouble(b);
}

ALWAYS_INLINE void swap(Value *a, uint32_t i, uint32_t j) {
  Value v = a[i];
  a[i] = a[j];
  a[j] = v;
}

ALWAYS_INLINE void plain_insertion(Value *a, uint32_t lo, uint32_t hi, bool strings) {
  for (uint32_t i = lo + 1; i <= hi; i++) {
    Value v = a[i];
    uint32_t j = i;
    for (; j > lo && plain_less(v, a[j - 1], strings); j--) a[j] = a[j - 1];
    a[j] = v;
  }
}

ALWAYS_INLINE void plain_sift(Value *a, uint32_t lo, uint32_t parent, uint32_t n, bool strings) {
  uint32_t child;
  while ((child = 2 * parent + 1) < n) {
    if (child + 1 < n && plain_less(a[lo + child], a[lo + child + 1], strings)) child++;
    if (!plain_less(a[lo + parent], a[lo + child], strings)) return;
    swap(a, lo + parent, lo + child);
    parent = child;
  }
}

ALWAYS_INLINE void plain_heapsort(Value *a, uint32_t lo, uint32_t hi, bool strings) {
  uint32_t n = hi - lo + 1;
  for (uint32_t i = n / 2; i-- > 0;) plain_sift(a, lo, i, n, strings);
  while (--n > 0) {
    swap(a, lo, lo + n);
    plain_sift(a, lo, 0, n, strings);
  }
}

/* Splits a range of at least three around its median of three; answers where the pivot went. Both ends are in order with the pivot, so
 * neither cursor can leave the range: numbers that are not NaN, and strings, have a consistent order. */
ALWAYS_INLINE uint32_t plain_partition(Value *a, uint32_t lo, uint32_t hi, bool strings) {
  uint32_t mid = lo + (hi - lo) / 2;
  if (plain_less(a[hi], a[lo], strings)) swap(a, hi, lo);
  if (plain_less(a[mid], a[lo], strings)) swap(a, mid, lo);
  else if (plain_less(a[hi], a[mid], strings)) swap(a, hi, mid);
  Value pivot = a[mid];
  swap(a, mid, hi - 1);
  uint32_t i = lo, j = hi - 1;
  for (;;) {
    while (plain_less(a[++i], pivot, strings)) {}
    while (plain_less(pivot, a[--j], strings)) {}
    if (j < i) break;
    swap(a, i, j);
  }
  swap(a, hi - 1, i);
  return i;
}

/* Sorts range after range; true when all is done, false when the slice is over. */
ALWAYS_INLINE bool plain_run(Value *base, Value *a, bool strings) {
  Range r;
  while (pop_range(base, &r)) {
    while (r.hi > r.lo && r.hi - r.lo >= SMALL_RANGE) {
      uint32_t n = r.hi - r.lo;
      if (r.depth-- == 0) {
        plain_heapsort(a, r.lo, r.hi, strings);
        charge((int)(n < 1u << 26 ? n * 4 : 1u << 28));
        r.hi = r.lo;
        break;
      }
      uint32_t p = plain_partition(a, r.lo, r.hi, strings);
      bool left_larger = p - r.lo > r.hi - p;
      push_range(base, left_larger ? (Range){r.lo, p - 1, r.depth} : (Range){p + 1, r.hi, r.depth});
      if (left_larger) r.lo = p + 1;
      else r.hi = p - 1;
      charge((int)(strings ? n / 2 : n / 8));
    }
    if (r.hi > r.lo) plain_insertion(a, r.lo, r.hi, strings);
    if (charge(2)) return base[S_SP] == 0;
  }
  return true;
}

/* The mode for a list: whether elements 1 to n are in the array part and all of them strings, or all numbers but NaN. */
static int mode_for(Table *t, uint32_t n) {
  if (n >= t->asize || n == 0) return MODE_ASK;
  Value *a = t->array;
  charge((int)(n / 64));
  if (v_isstr(a[1])) {
    for (uint32_t i = 2; i <= n; i++)
      if (!v_isstr(a[i])) return MODE_ASK;
    return MODE_STRINGS;
  }
  for (uint32_t i = 1; i <= n; i++)
    if (!v_isnum(a[i]) || v_todouble(a[i]) != v_todouble(a[i])) return MODE_ASK;
  return MODE_NUMBERS;
}

/* ---- the state machine ---- */

/* What the comparison in progress is for. ORDER PHASE: those from PHASE_HEAP_PICK on belong to heapsort. */
enum { PHASE_NEXT, PHASE_ENDS, PHASE_MID_LOW, PHASE_HIGH_MID, PHASE_UP, PHASE_DOWN, PHASE_HEAP_PICK, PHASE_HEAP_SIFT };
enum { WANT_LESS, ALL_DONE, BAD_ORDER };

static Value get(Value *base, uint32_t i) { return tab_getint(v_totab(base[S_TABLE]), (int32_t)i); }

static void put(Table *t, uint32_t i, Value v) {
  if (likely(i < t->asize)) t->array[i] = v;
  else if (!v_isnil(v) || tab_find(t, v_num(i))) tab_setint(t, (int32_t)i, v); /* a nil makes no new entry */
}

static void exchange(Value *base, uint32_t i, uint32_t j) {
  Table *t = v_totab(base[S_TABLE]);
  Value x = tab_getint(t, (int32_t)i), y = tab_getint(t, (int32_t)j);
  put(t, i, y);
  put(t, j, x);
  gc_barriert(t);
}

/* The next comparison is whether a < b. */
static int want(Value *base, int phase, Value a, Value b, Value pair[2]) {
  base[S_PHASE] = (Value)phase;
  pair[0] = a;
  pair[1] = b;
  return WANT_LESS;
}

static int want_up(Value *base, Value pair[2]) { return want(base, PHASE_UP, get(base, (uint32_t)++base[S_I]), base[S_PIVOT], pair); }
static int want_down(Value *base, Value pair[2]) { return want(base, PHASE_DOWN, base[S_PIVOT], get(base, (uint32_t)--base[S_J]), pair); }

/* ---- heapsort: parents and children are numbered from 0 at S_LO ---- */

static Value heap_get(Value *base, uint32_t i) { return get(base, (uint32_t)base[S_LO] + i); }

static int next_range(Value *base, Value pair[2]);

/* Sinks the parent in S_I further, or is done with it and goes on to the next. */
static int heap_sink(Value *base, Value pair[2]) {
  for (;;) {
    uint32_t parent = (uint32_t)base[S_I], child = 2 * parent + 1, n = (uint32_t)base[S_K], lo = (uint32_t)base[S_LO];
    if (child < n) {
      base[S_J] = child;
      if (child + 1 < n) return want(base, PHASE_HEAP_PICK, heap_get(base, child), heap_get(base, child + 1), pair);
      return want(base, PHASE_HEAP_SIFT, heap_get(base, parent), heap_get(base, child), pair);
    }
    if (base[S_BUILD] > 0) {
      base[S_I] = --base[S_BUILD];
      continue;
    }
    if (n < 2) return next_range(base, pair);
    exchange(base, lo, lo + n - 1);
    base[S_K] = n - 1;
    base[S_I] = 0;
  }
}

static int heap_start(Value *base, Value pair[2]) {
  uint32_t n = (uint32_t)(base[S_HI] - base[S_LO] + 1);
  base[S_K] = n;
  base[S_BUILD] = n / 2 - 1;
  base[S_I] = n / 2 - 1;
  return heap_sink(base, pair);
}

static int heap_answer(Value *base, bool less, Value pair[2]) {
  if (base[S_PHASE] == PHASE_HEAP_PICK) {
    if (less) base[S_J]++;
    return want(base, PHASE_HEAP_SIFT, heap_get(base, (uint32_t)base[S_I]), heap_get(base, (uint32_t)base[S_J]), pair);
  }
  if (less) {
    exchange(base, (uint32_t)(base[S_LO] + base[S_I]), (uint32_t)(base[S_LO] + base[S_J]));
    base[S_I] = base[S_J];
  } else base[S_I] = base[S_K]; /* no children: this one is in place */
  return heap_sink(base, pair);
}

/* ---- quicksort ---- */

static int start_range(Value *base, Value pair[2]) {
  uint32_t lo = (uint32_t)base[S_LO], hi = (uint32_t)base[S_HI];
  if (base[S_DEPTH] == 0 && hi - lo >= 3) return heap_start(base, pair);
  return want(base, PHASE_ENDS, get(base, hi), get(base, lo), pair);
}

static int next_range(Value *base, Value pair[2]) {
  Range r;
  do {
    if (!pop_range(base, &r)) return ALL_DONE;
  } while (r.lo >= r.hi);
  base[S_LO] = r.lo;
  base[S_HI] = r.hi;
  base[S_DEPTH] = r.depth;
  return start_range(base, pair);
}

static int partition_start(Value *base, uint32_t mid, Value pair[2]) {
  uint32_t lo = (uint32_t)base[S_LO], hi = (uint32_t)base[S_HI];
  if (hi - lo == 2) return next_range(base, pair);
  base[S_PIVOT] = get(base, mid);
  exchange(base, mid, hi - 1);
  base[S_I] = lo;
  base[S_J] = hi - 1;
  return want_up(base, pair);
}

/* The cursors have met at S_I: the pivot belongs there. The larger part waits. */
static int partition_end(Value *base, Value pair[2]) {
  uint32_t lo = (uint32_t)base[S_LO], hi = (uint32_t)base[S_HI], p = (uint32_t)base[S_I];
  uint32_t depth = base[S_DEPTH] ? (uint32_t)base[S_DEPTH] - 1 : 0;
  Range left = {lo, p - 1, depth}, right = {p + 1, hi, depth};
  bool left_larger = p - lo > hi - p;
  exchange(base, hi - 1, p);
  push_range(base, left_larger ? left : right);
  push_range(base, left_larger ? right : left);
  return next_range(base, pair);
}

/* Takes the answer to the last comparison and asks for the next. With a consistent order the cursors stop at the ends of the range at
 * the latest; if one does not, the order function is to blame. */
static int advance(Value *base, bool less, Value pair[2]) {
  uint32_t lo = (uint32_t)base[S_LO], hi = (uint32_t)base[S_HI], mid = lo + (hi - lo) / 2;
  switch (base[S_PHASE]) {
    case PHASE_NEXT: return next_range(base, pair);
    case PHASE_ENDS:
      if (less) exchange(base, hi, lo);
      if (hi - lo == 1) return next_range(base, pair);
      return want(base, PHASE_MID_LOW, get(base, mid), get(base, lo), pair);
    case PHASE_MID_LOW:
      if (!less) return want(base, PHASE_HIGH_MID, get(base, hi), get(base, mid), pair);
      exchange(base, mid, lo);
      return partition_start(base, mid, pair);
    case PHASE_HIGH_MID:
      if (less) exchange(base, hi, mid);
      return partition_start(base, mid, pair);
    case PHASE_UP:
      if (!less) return want_down(base, pair);
      return base[S_I] >= hi ? BAD_ORDER : want_up(base, pair);
    case PHASE_DOWN:
      if (less) return base[S_J] <= lo ? BAD_ORDER : want_down(base, pair);
      if (base[S_J] < base[S_I]) return partition_end(base, pair);
      exchange(base, (uint32_t)base[S_I], (uint32_t)base[S_J]);
      return want_up(base, pair);
    default: return heap_answer(base, less, pair);
  }
}

/* ---- comparing ---- */

static int incomparable(Value a, Value b) {
  const char *x = v_typename(a), *y = v_typename(b);
  Buf *out = buf_tmp();
  if (strcmp(x, y) == 0) buf_printf(out, "attempt to compare two %s values", x);
  else buf_printf(out, "attempt to compare %s with %s", x, y);
  return err_value(v_str(buf_str(out)));
}

static int ask(Value *base, Value f, const Value pair[2]) {
  Value *at = base + S_STACK + 2 * base[S_SP];
  at[0] = f;
  at[2] = pair[0];
  at[3] = pair[1];
  return call_lua(base, at, 2, KONT_sort);
}

static int slice_over(Value *base, int how) {
  base[S_SLICED] = (Value)how;
  return slice_kont(base, base + S_STACK + 2 * base[S_SP], KONT_sort);
}

static int ask_run(Value *base, bool less) {
  Value pair[2];
  for (;;) {
    if (charge(1)) return slice_over(base, less ? 3 : 2);
    switch (advance(base, less, pair)) {
      case ALL_DONE: return 0;
      case BAD_ORDER: return err_fmt(base, "invalid order function for sorting");
    }
    if (!v_isnil(base[S_CMP])) return ask(base, base[S_CMP], pair);
    Value a = pair[0], b = pair[1];
    if (v_isnum(a) && v_isnum(b)) less = v_todouble(a) < v_todouble(b);
    else if (v_isstr(a) && v_isstr(b)) less = str_cmp(v_tostr(a), v_tostr(b)) < 0;
    else {
      Value f = v_metamethod(a, MM_LT);
      if (v_isnil(f)) f = v_metamethod(b, MM_LT);
      return v_isnil(f) ? incomparable(a, b) : ask(base, f, pair);
    }
  }
}

static int plain_mode(Value *base) {
  Table *t = v_totab(base[S_TABLE]);
  bool done = base[S_MODE] == MODE_STRINGS ? plain_run(base, t->array, true) : plain_run(base, t->array, false);
  gc_barriert(t);
  return done ? 0 : slice_over(base, 1);
}

static int start(Value *base, uint32_t n) {
  Table *t = v_totab(base[S_TABLE]);
  for (int i = S_PIVOT + 1; i < S_STACK; i++) base[i] = 0;
  base[S_PIVOT] = V_NIL;
  base[S_N] = n;
  base[S_MODE] = (Value)(v_isnil(base[S_CMP]) ? mode_for(t, n) : MODE_ASK);
  uint32_t depth = 4;
  for (uint32_t m = n; m; m >>= 1) depth += 2;
  push_range(base, (Range){1, n, depth});
  return base[S_MODE] == MODE_ASK ? ask_run(base, false) : plain_mode(base);
}

int kont_sort(Value *base, Value *res, int nres) {
  int sliced = (int)base[S_SLICED];
  base[S_SLICED] = 0;
  if (sliced == 0) return ask_run(base, nres > 0 && v_istruthy(res[0]));
  if (sliced > 1) return ask_run(base, sliced == 3);
  /* Another fiber may have changed the list: the fast engine relies on what it checked. */
  if (mode_for(v_totab(base[S_TABLE]), (uint32_t)base[S_N]) == (int)base[S_MODE]) return plain_mode(base);
  return start(base, tab_len(v_totab(base[S_TABLE])));
}

int t_sort(Value *base, int nargs) {
  Table *t;
  Func *f;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  if (v_isnil(arg_or_nil(2))) base[S_CMP] = V_NIL;
  else if (!arg_func(base, nargs, 2, &f)) return R_ERROR;
  uint32_t n = tab_len(t);
  if (n < 2) return 0;
  if ((base = stack_need(base, SORT_ROOM)) == NULL) return R_ERROR;
  return start(base, n);
}
