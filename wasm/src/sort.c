/* table.sort.
 *
 * Lists of only numbers or only strings, without a comparator, are merge-sorted in a buffer: no callbacks, and no order that could
 * be inconsistent (NaN) leads out of bounds. Everything else is quicksort on the table itself, written so that it can stop at
 * every comparison: a comparator is a Lua function that may suspend the fiber, and long sorts end their slice. Between stops its
 * variables live in the builtin's frame. The pivot is the median of three, at random places once a partition turned out lopsided;
 * the larger part waits on a stack of at most LEVELS ranges.
 *
 * A comparator that contradicts itself may leave the list unsorted, or is found out when a scan runs over the end of its range; it
 * never reads outside of it. */
#include "lib.h"

#define LEVELS 32          /* the smaller part is at most half: log2 of the longest list */
#define MERGE_MAX 100000   /* longer lists take the way that can stop */

/* ---- merge sort of plain values ---- */

static inline bool num_before(Value a, Value b) { return v_todouble(a) < v_todouble(b); }
static inline bool str_before(Value a, Value b) { return str_cmp(v_tostr(a), v_tostr(b)) < 0; }

#define RUN 12 /* short runs are sorted by insertion */

#define MERGE_SORT(name, before) \
  static void name(Value *v, Value *tmp, size_t n) { \
    for (size_t lo = 0; lo < n; lo += RUN) { \
      size_t hi = lo + RUN < n ? lo + RUN : n; \
      for (size_t i = lo + 1; i < hi; i++) { \
        Value x = v[i]; \
        size_t j = i; \
        for (; j > lo && before(x, v[j - 1]); j--) v[j] = v[j - 1]; \
        v[j] = x; \
      } \
    } \
    Value *from = v, *to = tmp; \
    for (size_t width = RUN; width < n; width *= 2) { \
      for (size_t lo = 0; lo < n; lo += 2 * width) { \
        size_t mid = lo + width < n ? lo + width : n, hi = mid + width < n ? mid + width : n; \
        size_t a = lo, b = mid, k = lo; \
        while (a < mid && b < hi) to[k++] = before(from[b], from[a]) ? from[b++] : from[a++]; \
        while (a < mid) to[k++] = from[a++]; \
        while (b < hi) to[k++] = from[b++]; \
      } \
      Value *swap = from; \
      from = to; \
      to = swap; \
    } \
    if (from != v) memcpy(v, from, n * sizeof(Value)); \
  }
MERGE_SORT(sort_numbers, num_before)
MERGE_SORT(sort_strings, str_before)

/* True when the list was of one plain type and is sorted now. */
static bool sort_plain(Table *t, uint32_t n) {
  if (n > MERGE_MAX || n >= t->asize || !mem_fits(n * sizeof(Value))) return false;
  Value *v = t->array + 1;
  bool nums = true, strs = true;
  for (uint32_t i = 0; i < n && (nums || strs); i++) {
    nums = nums && v_isnum(v[i]);
    strs = strs && v_isstr(v[i]);
  }
  if (!nums && !strs) return false;
  Value *tmp = mem_newarray(Value, n);
  if (nums) sort_numbers(v, tmp, n);
  else sort_strings(v, tmp, n);
  mem_free(tmp, n * sizeof(Value));
  charge((int)(n / 2));
  return true;
}

/* ---- quicksort that can stop ---- */

/* The frame: 0 table, 1 comparator or nil, then the variables below. */
enum { S_LO = 2, S_UP, S_I, S_J, S_SP, S_STATE, S_SEED, S_PIVOT, S_STACK, S_CALL = S_STACK + 2 * LEVELS };

typedef struct Sort { int lo, up, i, j, sp; uint32_t seed; } Sort;

static void save(Value *base, const Sort *s, int state) {
  base[S_LO] = v_num(s->lo);
  base[S_UP] = v_num(s->up);
  base[S_I] = v_num(s->i);
  base[S_J] = v_num(s->j);
  base[S_SP] = v_num(s->sp);
  base[S_SEED] = v_num(s->seed);
  base[S_STATE] = v_num(state);
}

enum { LESS_CALL = 2 };
/* a < b: 0 or 1, LESS_CALL when a callback was prepared, or R_ERROR. */
static int less(Value *base, Value a, Value b) {
  Value f = base[1];
  if (v_isnil(f)) {
    if (v_isnum(a) && v_isnum(b)) return num_before(a, b);
    if (v_isstr(a) && v_isstr(b)) return str_before(a, b);
    f = v_metamethod(a, MM_LT);
    if (v_isnil(f)) f = v_metamethod(b, MM_LT);
    if (v_isnil(f)) return err_compare(a, b);
  }
  Value *at = base + S_CALL;
  at[0] = f;
  at[2] = a;
  at[3] = b;
  call_lua(base, at, 2, KONT_sort);
  return LESS_CALL;
}

static inline void swap(Table *t, int i, int j) {
  Value a = tab_getint(t, i), b = tab_getint(t, j);
  tab_setint(t, i, b);
  tab_setint(t, j, a);
}

/* Sets c to a < b; may return to the interpreter and come back at the case label. */
#define LESS(a, b, state) \
  do { \
    c = less(base, a, b); \
    if (c < 0) return R_ERROR; \
    if (c == LESS_CALL) { \
      save(base, &s, state); \
      return R_CALL; \
    } \
    if (0) { \
      case state:; \
    } \
  } while (0)

#define AT(i) tab_getint(t, i)

/* Runs from where it stopped; c is the answer of the comparison it stopped at. */
static int sort_run(Value *base, int c) {
  Table *t = v_totab(base[0]);
  Sort s = {
    (int)v_todouble(base[S_LO]), (int)v_todouble(base[S_UP]), (int)v_todouble(base[S_I]),
    (int)v_todouble(base[S_J]),  (int)v_todouble(base[S_SP]), (uint32_t)v_todouble(base[S_SEED]),
  };
  switch ((int)v_todouble(base[S_STATE])) {
    case 0:
      for (;;) { /* sorts s.lo .. s.up, then what waits */
        while (s.lo < s.up) {
          if (charge((s.up - s.lo) / 4 + 1)) {
            save(base, &s, 1);
            return slice_kont(base, base + S_CALL, KONT_sort);
            case 1:;
          }
          LESS(AT(s.up), AT(s.lo), 2);
          if (c) swap(t, s.lo, s.up);
          if (s.up - s.lo == 1) break;
          s.i = s.lo + (s.up - s.lo) / 2;
          if (s.seed) {
            s.seed = s.seed * 1664525u + 1013904223u;
            s.i = s.lo + 1 + (int)((s.seed >> 8) % (uint32_t)(s.up - s.lo - 1));
          }
          LESS(AT(s.i), AT(s.lo), 3);
          if (c) swap(t, s.i, s.lo);
          else {
            LESS(AT(s.up), AT(s.i), 4);
            if (c) swap(t, s.i, s.up);
          }
          if (s.up - s.lo == 2) break;
          base[S_PIVOT] = AT(s.i);
          swap(t, s.i, s.up - 1);
          s.i = s.lo;
          s.j = s.up - 1;
          for (;;) { /* a[lo..i] <= pivot <= a[j..up] */
            for (;;) {
              s.i++;
              LESS(AT(s.i), base[S_PIVOT], 5);
              if (!c) break;
              if (s.i >= s.up - 1) return err_fmt(base, "invalid order function for sorting");
            }
            for (;;) {
              s.j--;
              LESS(base[S_PIVOT], AT(s.j), 6);
              if (!c) break;
              if (s.j <= s.lo) return err_fmt(base, "invalid order function for sorting");
            }
            if (s.j < s.i) break;
            swap(t, s.i, s.j);
          }
          swap(t, s.up - 1, s.i);
          int left = s.i - s.lo, right = s.up - s.i;
          if ((left < right ? left : right) < (s.up - s.lo) / 16) s.seed |= 1;
          Value *waiting = base + S_STACK + 2 * s.sp++;
          if (left < right) {
            waiting[0] = v_num(s.i + 1);
            waiting[1] = v_num(s.up);
            s.up = s.i - 1;
          } else {
            waiting[0] = v_num(s.lo);
            waiting[1] = v_num(s.i - 1);
            s.lo = s.i + 1;
          }
        }
        if (s.sp == 0) return 0;
        Value *waiting = base + S_STACK + 2 * --s.sp;
        s.lo = (int)v_todouble(waiting[0]);
        s.up = (int)v_todouble(waiting[1]);
      }
  }
  return 0;
}

int kont_sort(Value *base, Value *res, int nres) { return sort_run(base, nres > 0 && v_istruthy(res[0])); }

int t_sort(Value *base, int nargs) {
  Table *t;
  Func *f;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  uint32_t n = tab_len(t);
  if (v_isnil(arg_or_nil(2))) {
    if (n < 2 || sort_plain(t, n)) return 0;
  } else if (!arg_func(base, nargs, 2, &f)) return R_ERROR;
  if ((base = stack_need(base, S_CALL + MIN_STACK)) == NULL) return R_ERROR;
  if (nargs < 2) base[1] = V_NIL;
  for (int i = S_PIVOT; i < S_CALL; i++) base[i] = V_NIL;
  G.co->top = base + S_CALL;
  Sort s = {1, (int)n, 0, 0, 0, 0};
  save(base, &s, 0);
  return sort_run(base, 0);
}
