/* The table library. As in LuaJIT: getn, remove and foreachi honour __len, everything else is raw. */
#include "lib.h"

int t_sort(Value *base, int nargs); /* sort.c */

/* ---- concat ----
 * The text is put together in G.tmp. When the slice ends before that is done, it moves to a block in the frame. */
enum { CC_LIST, CC_SEP, CC_NEXT, CC_LAST, CC_TEXT, CC_USED, CC_SIZE };

/* Empties the buffer into the block; false when that gets too long for a string. */
static bool concat_keep(Value *base, Buf *b) {
  String *text = v_isnil(base[CC_TEXT]) ? NULL : v_tostr(base[CC_TEXT]);
  size_t used = (size_t)v_todouble(base[CC_USED]), need = used + b->len, cap = text ? text->len : 0;
  if (need > STR_MAX) return false;
  if (need > cap || !text) {
    cap = need < STR_MAX / 2 ? need * 2 : STR_MAX;
    String *bigger = str_blank(cap > STR_SHORT_MAX ? cap : STR_SHORT_MAX + 1);
    if (used) memcpy(bigger->data, text->data, used);
    base[CC_TEXT] = v_str(bigger);
    text = bigger;
  }
  if (b->len) memcpy(text->data + used, b->p, b->len);
  base[CC_USED] = v_num((double)need);
  b->len = 0;
  return true;
}

static int concat_run(Value *base) {
  Table *t = v_totab(base[CC_LIST]);
  String *sep = v_isnil(base[CC_SEP]) ? NULL : v_tostr(base[CC_SEP]);
  int64_t at = (int64_t)v_todouble(base[CC_NEXT]), last = (int64_t)v_todouble(base[CC_LAST]);
  Buf *b = buf_tmp();
  for (; at <= last; at++) {
    Value v = tab_getint(t, (int32_t)at);
    size_t before = b->len;
    if (v_isstr(v)) {
      String *s = v_tostr(v);
      buf_put(b, s->data, s->len);
    } else if (v_isnum(v)) {
      buf_reserve(b, NUM_TEXT_MAX);
      b->len += (size_t)num_fmt(v_todouble(v), b->p + b->len);
    } else {
      b->len = 0;
      return err_fmt(base, "invalid value (%s) at index %d in table for 'concat'", v_typename(v), (int)at);
    }
    if (at == last) break;
    if (sep) buf_put(b, sep->data, sep->len);
    if (!charge(1 + (int)((b->len - before) >> 8))) continue;
    if (!concat_keep(base, b)) return err_fmt(base, "string length overflow");
    base[CC_NEXT] = v_num((double)(at + 1));
    return slice_kont(base, base + CC_SIZE, KONT_concat);
  }
  if (v_isnil(base[CC_TEXT]) && b->len <= STR_MAX) {
    base[0] = v_str(buf_str(b));
    return 1;
  }
  if (!concat_keep(base, b)) return err_fmt(base, "string length overflow");
  size_t len = (size_t)v_todouble(base[CC_USED]);
  charge((int)(len >> 8));
  base[0] = v_str(str_new(v_tostr(base[CC_TEXT])->data, len));
  return 1;
}

static int t_concat(Value *base, int nargs) {
  Table *t;
  String *sep;
  int32_t i, j;
  if (!arg_tab(base, nargs, 1, &t) || !arg_optstr(base, nargs, 2, NULL, &sep) || !arg_optint(base, nargs, 3, 1, &i)) return R_ERROR;
  if (v_isnil(arg_or_nil(4))) j = (int32_t)tab_len(t);
  else if (!arg_int(base, nargs, 4, &j)) return R_ERROR;
  base[CC_SEP] = sep ? v_str(sep) : V_NIL;
  base[CC_NEXT] = v_num(i);
  base[CC_LAST] = v_num(j);
  base[CC_TEXT] = V_NIL;
  base[CC_USED] = v_num(0);
  return concat_run(base);
}

int kont_concat(Value *base, Value *res, int nres) {
  (void)res;
  (void)nres;
  return concat_run(base);
}

/* ---- moving ranges: insert, remove, move ----
 * A range may be as long as 2^32 whatever the table holds, so moving one is a builtin of its own that ends its slice when the fuel is
 * used up. Its variables live in the frame from M_FROM on. */
enum { M_FROM = 4, M_TO, M_FIRST, M_AT, M_COUNT, M_DONE, M_DOWN, M_THEN, M_VALUE, M_SLOT, M_CALL };
enum { THEN_NOTHING, THEN_STORE, THEN_ERASE, THEN_TABLE };
#define MOVE_CHUNK 4096

/* Storing nil under an absent key must not make an entry. */
static void put(Table *t, int32_t i, Value v) {
  Value *slot = (uint32_t)i < t->asize ? &t->array[i] : v_isnil(v) ? tab_find(t, v_num(i)) : tab_slotint(t, i);
  if (slot) *slot = v;
  gc_barriert(t);
}

static int move_run(Value *base) {
  Table *from = v_totab(base[M_FROM]), *to = v_totab(base[M_TO]);
  double first = v_todouble(base[M_FIRST]), at = v_todouble(base[M_AT]), count = v_todouble(base[M_COUNT]), done = v_todouble(base[M_DONE]);
  bool down = base[M_DOWN] == V_TRUE;
  if (done == 0 && count > 0 && first >= 0 && at >= 0 && first + count <= from->asize && at + count <= to->asize) {
    memmove(to->array + (size_t)at, from->array + (size_t)first, sizeof(Value) * (size_t)count);
    gc_barriert(to);
    charge((int)(count / 16));
    done = count;
  }
  while (done < count) {
    int n = count - done < MOVE_CHUNK ? (int)(count - done) : MOVE_CHUNK;
    for (int i = 0; i < n; i++, done++) {
      double k = down ? count - 1 - done : done;
      put(to, (int32_t)(at + k), tab_getint(from, (int32_t)(first + k)));
    }
    if (charge(n / 4) && done < count) {
      base[M_DONE] = v_num(done);
      return slice_kont(base, base + M_CALL, KONT_move);
    }
  }
  switch ((int)v_todouble(base[M_THEN])) {
    case THEN_STORE: put(to, (int32_t)v_todouble(base[M_SLOT]), base[M_VALUE]); return 0;
    case THEN_ERASE:
      put(to, (int32_t)v_todouble(base[M_SLOT]), V_NIL);
      base[0] = base[M_VALUE];
      return 1;
    case THEN_TABLE: base[0] = base[M_TO]; return 1;
    default: return 0;
  }
}

int kont_move(Value *base, Value *res, int nres) {
  (void)res;
  (void)nres;
  return move_run(base);
}

/* Starts to[at ..] = from[first .. first + count - 1]; `then` says what follows, with value and slot. */
static int move(Value *base, Table *from, double first, double count, Table *to, double at, int then, Value value, double slot) {
  base[M_FROM] = v_tab(from);
  base[M_TO] = v_tab(to);
  base[M_FIRST] = v_num(first);
  base[M_AT] = v_num(at);
  base[M_COUNT] = v_num(count);
  base[M_DONE] = v_num(0);
  base[M_DOWN] = v_bool(from == to && at > first && at < first + count);
  base[M_THEN] = v_num(then);
  base[M_VALUE] = value;
  base[M_SLOT] = v_num(slot);
  return move_run(base);
}

static int t_insert(Value *base, int nargs) {
  Table *t;
  int32_t at;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  int32_t n = (int32_t)tab_len(t) + 1;
  if (nargs == 2) {
    if (!v_isnil(base[1])) tab_setint(t, n, base[1]);
    return 0;
  }
  if (nargs != 3) return err_fmt(base, "wrong number of arguments to 'insert'");
  if (!arg_int(base, nargs, 2, &at)) return R_ERROR;
  Value v = base[2];
  if (at < n && n > 0) put(t, n, tab_getint(t, n - 1)); /* makes the room first: the array part may grow by it */
  double count = at < n ? (double)n - 1 - at : 0;
  return move(base, t, at, count, t, (double)at + 1, THEN_STORE, v, at);
}

static int t_move(Value *base, int nargs) {
  Table *from, *to;
  int32_t first, last, at;
  for (int n = nargs; n < 5; n++) base[n] = V_NIL;
  if (!arg_tab(base, 5, 1, &from) || !arg_int(base, 5, 2, &first) || !arg_int(base, 5, 3, &last) || !arg_int(base, 5, 4, &at)) return R_ERROR;
  to = from;
  if (!v_isnil(base[4]) && !arg_tab(base, 5, 5, &to)) return R_ERROR;
  double count = (double)last - first + 1;
  return move(base, from, first, count > 0 ? count : 0, to, at, THEN_TABLE, V_NIL, 0);
}

/* ---- functions that ask for the length, which may be a call of __len ---- */

static int remove_with(Value *base, int nargs, Table *t, int32_t n) {
  int32_t at = n;
  if (nargs > 1 && !v_isnil(base[1])) {
    if (!arg_int(base, nargs, 2, &at)) return R_ERROR;
    if (at < 1 || at > n) return 0;
  } else if (n < 1) return 0;
  Value v = tab_getint(t, at);
  return move(base, t, (double)at + 1, (double)n - at, t, at, THEN_ERASE, v, n);
}

/* foreachi keeps: base[2] the length, base[3] the index of the call in progress. */
static int foreachi_next(Value *base) {
  double i = v_todouble(base[3]) + 1;
  if (i > v_todouble(base[2])) return 0;
  base[3] = v_num(i);
  base[4] = base[1];
  base[6] = v_num(i);
  base[7] = tab_getint(v_totab(base[0]), (int32_t)i);
  return call_lua(base, base + 4, 2, KONT_foreach);
}

enum { LEN_GETN, LEN_REMOVE, LEN_FOREACHI };

static int with_length(Value *base, int nargs, int which, double n) {
  Table *t = v_totab(base[0]);
  switch (which) {
    case LEN_GETN: base[0] = v_num(n); return 1;
    case LEN_REMOVE: return remove_with(base, nargs, t, n >= 1 ? (n < INT32_MAX ? (int32_t)n : INT32_MAX) : 0); /* __len may say anything */
    default:
      base[2] = v_num(n);
      base[3] = v_num(0);
      return foreachi_next(base);
  }
}

/* Finishes `which` once the length is known. While __len runs, base[2] keeps `which` and base[3] the number of arguments. */
static int ask_length(Value *base, int nargs, int which) {
  Table *t;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  Value mm = tab_metamethod(t->meta, MM_LEN);
  if (v_isnil(mm)) return with_length(base, nargs, which, tab_len(t));
  if (nargs < 2) base[1] = V_NIL;
  base[2] = v_num(which);
  base[3] = v_num(nargs);
  base[4] = mm;
  base[6] = base[0];
  return call_lua(base, base + 4, 1, KONT_len);
}

int kont_len(Value *base, Value *res, int nres) {
  double n;
  if (nres == 0 || !v_tonum(res[0], &n)) n = 0;
  int nargs = (int)v_todouble(base[3]);
  return with_length(base, nargs > 2 ? 2 : nargs, (int)v_todouble(base[2]), n);
}

/* Their messages for a missing table say nil, not "no value". */
static int t_getn(Value *base, int nargs) {
  if (nargs == 0) base[nargs++] = V_NIL;
  return ask_length(base, nargs, LEN_GETN);
}

static int t_remove(Value *base, int nargs) {
  if (nargs == 0) base[nargs++] = V_NIL;
  return ask_length(base, nargs, LEN_REMOVE);
}

/* ---- foreach ---- */

/* foreach keeps its position in base[2]; foreachi has a number there and an index in base[3]. */
static int foreach_next(Value *base) {
  uint32_t pos = (uint32_t)base[2];
  Value key, val;
  if (!tab_nextat(v_totab(base[0]), &pos, &key, &val)) return 0;
  base[2] = v_light(pos);
  base[4] = base[1];
  base[6] = key;
  base[7] = val;
  return call_lua(base, base + 4, 2, KONT_foreach);
}

int kont_foreach(Value *base, Value *res, int nres) {
  if (nres > 0 && !v_isnil(res[0])) {
    base[0] = res[0];
    return 1;
  }
  return v_islight(base[2]) ? foreach_next(base) : foreachi_next(base);
}

static bool foreach_args(Value *base, int nargs) {
  Table *t;
  Func *f;
  for (int n = nargs; n < 2; n++) base[n] = V_NIL;
  return arg_tab(base, 2, 1, &t) && arg_func(base, 2, 2, &f);
}

static int t_foreach(Value *base, int nargs) {
  if (!foreach_args(base, nargs)) return R_ERROR;
  base[2] = v_light(0);
  base[3] = V_NIL;
  return foreach_next(base);
}

static int t_foreachi(Value *base, int nargs) {
  if (!foreach_args(base, nargs)) return R_ERROR;
  return ask_length(base, 2, LEN_FOREACHI);
}

/* ---- the rest ---- */

static int t_maxn(Value *base, int nargs) {
  Table *t;
  uint32_t pos = 0;
  Value key, val;
  double max = 0;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  charge((int)(t->asize + tab_sizenode(t)) / 16);
  while (tab_nextat(t, &pos, &key, &val))
    if (v_isnum(key) && v_todouble(key) > max) max = v_todouble(key);
  base[0] = v_num(max);
  return 1;
}

static int t_pack(Value *base, int nargs) {
  Table *t = tab_new(nargs ? (uint32_t)nargs + 1 : 0, 1);
  for (int i = 0; i < nargs; i++) t->array[i + 1] = base[i];
  tab_setstr(t, str_lit("n"), v_num(nargs));
  base[0] = v_tab(t);
  return 1;
}

int b_unpack(Value *base, int nargs) {
  Table *t;
  int32_t i, j;
  if (!arg_tab(base, nargs, 1, &t) || !arg_optint(base, nargs, 2, 1, &i)) return R_ERROR;
  if (v_isnil(arg_or_nil(3))) j = (int32_t)tab_len(t);
  else if (!arg_int(base, nargs, 3, &j)) return R_ERROR;
  if (i > j) return 0;
  int64_t n = (int64_t)j - i + 1;
  if (n > STACK_MAX / 2 || (base = stack_need(base, (int)n)) == NULL) return err_fmt(base, "too many results to unpack");
  for (int64_t at = 0; at < n; at++) base[at] = tab_getint(t, (int32_t)(i + at));
  return (int)n;
}

void lib_table_open(Table *globals) {
  static const LibEntry list[] = {
    {"concat", t_concat}, {"foreach", t_foreach}, {"foreachi", t_foreachi}, {"getn", t_getn}, {"insert", t_insert},
    {"maxn", t_maxn}, {"move", t_move}, {"pack", t_pack}, {"remove", t_remove}, {"sort", t_sort}, {NULL, NULL},
  };
  Table *t = lib_register(globals, "table", list);
  tab_setstr(t, str_lit("unpack"), tab_getstr(globals, str_lit("unpack")));
}
