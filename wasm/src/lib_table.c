/* The table library. As in LuaJIT: getn, remove and foreachi honour __len, everything else is raw. */
#include "lib.h"

int t_sort(Value *base, int nargs); /* sort.c */

/* ---- concat ---- */

static int t_concat(Value *base, int nargs) {
  Table *t;
  String *sep;
  int32_t i, j;
  if (!arg_tab(base, nargs, 1, &t) || !arg_optstr(base, nargs, 2, NULL, &sep) || !arg_optint(base, nargs, 3, 1, &i)) return R_ERROR;
  if (v_isnil(arg_or_nil(4))) j = (int32_t)tab_len(t);
  else if (!arg_int(base, nargs, 4, &j)) return R_ERROR;
  Buf *b = buf_tmp();
  for (int64_t at = i; at <= j; at++) {
    Value v = tab_getint(t, (int32_t)at);
    if (v_isstr(v)) {
      String *s = v_tostr(v);
      buf_put(b, s->data, s->len);
    } else if (v_isnum(v)) {
      buf_reserve(b, NUM_TEXT_MAX);
      b->len += (size_t)num_fmt(v_todouble(v), b->p + b->len);
    } else return err_fmt(base, "invalid value (%s) at index %d in table for 'concat'", v_typename(v), (int)at);
    if (sep && at < j) buf_put(b, sep->data, sep->len);
  }
  charge((int)(b->len >> 7));
  base[0] = v_str(buf_str(b));
  return 1;
}

/* ---- insert and move ---- */

static int t_insert(Value *base, int nargs) {
  Table *t;
  int32_t at;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  int32_t n = (int32_t)tab_len(t) + 1;
  if (nargs == 2) {
    tab_setint(t, n, base[1]);
    return 0;
  }
  if (nargs != 3) return err_fmt(base, "wrong number of arguments to 'insert'");
  if (!arg_int(base, nargs, 2, &at)) return R_ERROR;
  if (at > n) n = at; /* beyond the end: stored there, nothing moves */
  if (at > 0 && (uint32_t)n < t->asize) memmove(&t->array[at + 1], &t->array[at], sizeof(Value) * (size_t)(n - at));
  else
    for (int32_t i = n; i > at; i--) tab_setint(t, i, tab_getint(t, i - 1));
  charge((n - at) >> 4);
  tab_setint(t, at, base[2]);
  return 0;
}

static int t_move(Value *base, int nargs) {
  Table *from, *to;
  int32_t first, last, at;
  for (int n = nargs; n < 5; n++) base[n] = V_NIL;
  if (!arg_tab(base, 5, 1, &from) || !arg_int(base, 5, 2, &first) || !arg_int(base, 5, 3, &last) || !arg_int(base, 5, 4, &at)) return R_ERROR;
  to = from;
  if (!v_isnil(base[4]) && !arg_tab(base, 5, 5, &to)) return R_ERROR;
  int64_t n = (int64_t)last - first + 1;
  charge((int)(n > 0 ? n >> 4 & 0xFFFFFF : 0));
  if (at > first && at <= last && to == from)
    for (int64_t i = n - 1; i >= 0; i--) tab_setint(to, (int32_t)(at + i), tab_getint(from, (int32_t)(first + i)));
  else
    for (int64_t i = 0; i < n; i++) tab_setint(to, (int32_t)(at + i), tab_getint(from, (int32_t)(first + i)));
  base[0] = v_tab(to);
  return 1;
}

/* ---- functions that ask for the length, which may be a call of __len ---- */

static int remove_with(Value *base, int nargs, Table *t, int32_t n) {
  int32_t at = n;
  if (nargs > 1) {
    if (!arg_int(base, nargs, 2, &at)) return R_ERROR;
    if (at < 1 || at > n) return 0;
  } else if (n < 1) return 0;
  Value v = tab_getint(t, at);
  if ((uint32_t)n < t->asize) memmove(&t->array[at], &t->array[at + 1], sizeof(Value) * (size_t)(n - at));
  else
    for (int32_t i = at; i < n; i++) tab_setint(t, i, tab_getint(t, i + 1));
  charge((n - at) >> 4);
  tab_setint(t, n, V_NIL);
  base[0] = v;
  return 1;
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
    case LEN_REMOVE: return remove_with(base, nargs, t, (int32_t)n);
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

static int t_getn(Value *base, int nargs) { return ask_length(base, nargs, LEN_GETN); }

static int t_remove(Value *base, int nargs) {
  if (nargs == 0) base[nargs++] = V_NIL; /* the message says nil, not "no value" */
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
