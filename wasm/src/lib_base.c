/* The base library. pcall, xpcall and error are in call.c, next to the frames they make. */
#include "compile.h"
#include "lib.h"
#include "out.h"

int b_unpack(Value *base, int nargs); /* lib_table.c: the global is the same as table.unpack */

/* ---- types and raw access ---- */

static int b_type(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  base[0] = v_str(str_newz(v_typename(base[0])));
  return 1;
}

static int b_rawequal(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1) || !arg_any(base, nargs, 2)) return R_ERROR;
  base[0] = v_bool(v_raweq(base[0], base[1]));
  return 1;
}

static int b_rawget(Value *base, int nargs) {
  Table *t;
  if (!arg_tab(base, nargs, 1, &t) || !arg_any(base, nargs, 2)) return R_ERROR;
  base[0] = tab_get(t, base[1]);
  return 1;
}

static int b_rawset(Value *base, int nargs) {
  Table *t;
  if (!arg_tab(base, nargs, 1, &t) || !arg_any(base, nargs, 2) || !arg_any(base, nargs, 3)) return R_ERROR;
  if (!tab_keyok(base[1])) return err_value(v_str(str_newz(v_isnil(base[1]) ? "table index is nil" : "table index is NaN")));
  tab_set(t, base[1], base[2]);
  return 1;
}

static int b_rawlen(Value *base, int nargs) {
  Value v = arg_or_nil(1);
  if (v_istab(v)) base[0] = v_num(tab_len(v_totab(v)));
  else if (v_isstr(v)) base[0] = v_num(v_tostr(v)->len);
  else return err_argtype(base, nargs, 1, "table");
  return 1;
}

static int b_select(Value *base, int nargs) {
  int32_t i;
  if (nargs > 0 && v_isstr(base[0]) && v_tostr(base[0])->data[0] == '#') {
    base[0] = v_num(nargs - 1);
    return 1;
  }
  if (!arg_int(base, nargs, 1, &i)) return R_ERROR;
  if (i < 0) i += nargs;
  else if (i > nargs) i = nargs;
  if (i < 1) return err_arg(base, 1, "index out of range");
  charge((nargs - i) >> 5);
  memmove(base, base + i, sizeof(Value) * (size_t)(nargs - i));
  return nargs - i;
}

/* A text as message gets the caller's position; any other value is raised as it is. */
static int b_assert(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  if (v_istruthy(base[0])) return nargs;
  if (nargs == 1) return err_fmt(base, "assertion failed!");
  Value v = base[1];
  if (v_isnum(v)) v = v_str(num_str(v_todouble(v)));
  return err_value(v_isstr(v) ? v_str(with_position(v_tostr(v), 1)) : v);
}

/* ---- metatables ---- */

static int b_getmetatable(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  Table *meta = v_metatable(base[0]);
  Value shown = tab_metamethod(meta, MM_METATABLE);
  base[0] = !v_isnil(shown) ? shown : meta ? v_tab(meta) : V_NIL;
  return 1;
}

static int b_setmetatable(Value *base, int nargs) {
  Table *t;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  if (nargs < 2 || (!v_isnil(base[1]) && !v_istab(base[1]))) return err_arg(base, 2, "nil or table expected");
  if (!v_isnil(tab_metamethod(t->meta, MM_METATABLE))) return err_fmt(base, "cannot change a protected metatable");
  t->meta = v_istab(base[1]) ? v_totab(base[1]) : NULL;
  gc_barriert(t);
  return 1;
}

/* newproxy(true) makes a metatable, newproxy(proxy) shares that of another. Host objects are no proxies: nobody but the host may
 * decide what has their metatable. */
static int b_newproxy(Value *base, int nargs) {
  Value v = arg_or_nil(1);
  Table *meta = NULL;
  if (v == V_TRUE) meta = tab_new(0, 0);
  else if (v_isudata(v) && v_toudata(v)->kind == 0 && v_toudata(v)->meta) meta = v_toudata(v)->meta;
  else if (v_istruthy(v)) return err_arg(base, 1, "boolean or proxy expected");
  Udata *u = gc_new(sizeof(Udata), OBJ_UDATA);
  u->fin = 0;
  u->kind = 0;
  u->handle = 0;
  u->meta = meta;
  u->env = G.globals;
  base[0] = v_udata(u);
  return 1;
}

/* ---- iteration ---- */

static int b_next(Value *base, int nargs) {
  Table *t;
  uint32_t pos;
  if (!arg_tab(base, nargs, 1, &t)) return R_ERROR;
  if (!tab_posof(t, arg_or_nil(2), &pos)) return err_value(v_str(str_lit("invalid key to 'next'")));
  if (tab_nextat(t, &pos, &base[0], &base[1])) return 2;
  base[0] = V_NIL;
  return 1;
}

static int ipairs_iter(Value *base, int nargs) {
  Table *t;
  double i;
  if (!arg_tab(base, nargs, 1, &t) || !arg_num(base, nargs, 2, &i)) return R_ERROR;
  base[0] = v_num_checked(i + 1);
  base[1] = tab_get(t, base[0]);
  return v_isnil(base[1]) ? 0 : 2;
}

/* pairs and ipairs differ in their metamethod and in what a plain table gets. */
static int iterate(Value *base, int nargs, int mm, Func *iter, Value first) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  Value f = v_metamethod(base[0], mm);
  if (!v_isnil(f)) {
    base[1] = f;
    base[3] = base[0];
    return call_lua(base, base + 1, 1, KONT_pairs);
  }
  if (!v_istab(base[0])) return err_argtype(base, nargs, 1, "table");
  base[1] = base[0];
  base[0] = v_func(iter);
  base[2] = first;
  return 3;
}

static int b_pairs(Value *base, int nargs) { return iterate(base, nargs, MM_PAIRS, G.next_fn, V_NIL); }
static int b_ipairs(Value *base, int nargs) { return iterate(base, nargs, MM_IPAIRS, G.ipairs_iter, v_num(0)); }

/* The metamethod's results, however many, are those of the builtin. */
static int pass_results(Value *base, Value *res, int nres) {
  memmove(base, res, sizeof(Value) * (size_t)nres);
  return nres;
}

int kont_pairs(Value *base, Value *res, int nres) { return pass_results(base, res, nres); }

/* ---- conversions ---- */

static int b_tostring(Value *base, int nargs) {
  if (!arg_any(base, nargs, 1)) return R_ERROR;
  Value f = v_metamethod(base[0], MM_TOSTRING);
  if (v_isnil(f)) {
    base[0] = v_str(v_tostring_raw(base[0]));
    return 1;
  }
  base[1] = f;
  base[3] = base[0];
  return call_lua(base, base + 1, 1, KONT_tostring);
}

int kont_tostring(Value *base, Value *res, int nres) { return pass_results(base, res, nres); }

static int b_tonumber(Value *base, int nargs) {
  int32_t radix;
  double d;
  bool ok;
  if (!arg_optint(base, nargs, 2, 10, &radix)) return R_ERROR;
  if (radix == 10) {
    if (!arg_any(base, nargs, 1)) return R_ERROR;
    ok = v_tonum(base[0], &d);
  } else {
    String *s;
    if (!arg_str(base, nargs, 1, &s)) return R_ERROR;
    if (radix < 2 || radix > 36) return err_arg(base, 2, "base out of range");
    ok = num_parsebase(s->data, s->len, radix, &d);
  }
  base[0] = ok ? v_num_checked(d) : V_NIL;
  return 1;
}

/* ---- print ----
 * A line goes out as a whole: when a conversion calls Lua, which may yield or fail, all arguments are turned into text first. Then
 * the frame holds [count][next index][function or nil][arguments ...]. */
enum { PR_COUNT, PR_NEXT, PR_FUNC, PR_ARGS };

static void print_value(Value v) {
  if (v_isnum(v)) {
    char text[NUM_TEXT_MAX];
    out_write(text, (size_t)num_fmt(v_todouble(v), text));
    return;
  }
  String *s = v_tostring_raw(v);
  out_write(s->data, s->len);
  charge((int)(s->len >> 8));
}

static int print_line(const Value *args, int n) {
  for (int i = 0; i < n; i++) {
    if (i) out_write("\t", 1);
    print_value(args[i]);
  }
  out_write("\n", 1);
  charge(n);
  return 0;
}

/* Converts from argument PR_NEXT on; prints when none is left. */
static int print_convert(Value *base) {
  int n = (int)v_todouble(base[PR_COUNT]), i = (int)v_todouble(base[PR_NEXT]);
  Value *args = base + PR_ARGS, *at = args + n;
  for (; i < n; i++) {
    Value f = base[PR_FUNC];
    if (v_isnil(f)) f = v_metamethod(args[i], MM_TOSTRING);
    if (v_isnil(f)) continue;
    base[PR_NEXT] = v_num(i);
    at[0] = f;
    at[2] = args[i];
    return call_lua(base, at, 1, KONT_print);
  }
  return print_line(args, n);
}

int kont_print(Value *base, Value *res, int nres) {
  int i = (int)v_todouble(base[PR_NEXT]);
  if (nres == 0 || !(v_isstr(res[0]) || v_isnum(res[0]))) return err_fmt(base, "'tostring' must return a string to 'print'");
  base[PR_ARGS + i] = res[0];
  base[PR_NEXT] = v_num(i + 1);
  return print_convert(base);
}

static bool needs_call(const Value *args, int n) {
  for (int i = 0; i < n; i++)
    if (!v_isnum(args[i]) && !v_isnil(v_metamethod(args[i], MM_TOSTRING))) return true;
  return false;
}

/* A global, found as Lua code finds it through tables of __index; environments of modules inherit that way. */
static Value global_get(String *name) {
  Table *t = G.co->env;
  for (int i = 0; i < 100; i++) {
    Value v = tab_getstr(t, name);
    if (!v_isnil(v) || t->meta == NULL) return v;
    v = tab_getstr(t->meta, G.mmname[MM_INDEX]);
    if (!v_istab(v)) break;
    t = v_totab(v);
  }
  return V_NIL;
}

/* Programs may replace the global tostring; ours is not really called. */
static int b_print(Value *base, int nargs) {
  Value f = global_get(str_lit("tostring"));
  bool ours = v_isfunc(f) && v_tofunc(f)->native && v_tofunc(f)->fn == b_tostring;
  if (ours && !needs_call(base, nargs)) return print_line(base, nargs);
  if (v_isnil(f)) return err_value(v_str(str_lit("attempt to call a nil value")));
  memmove(base + PR_ARGS, base, sizeof(Value) * (size_t)nargs);
  base[PR_COUNT] = v_num(nargs);
  base[PR_NEXT] = v_num(0);
  base[PR_FUNC] = ours ? V_NIL : f;
  return print_convert(base);
}

/* ---- environments ---- */

/* The function at a stack level, counted like error's: 1 is the caller. NULL with G.err set. */
static Func *func_at(Value *base, int level) {
  Frame f;
  if (level > 0 && frame_level(level, &f)) return f.fn;
  err_arg(base, 1, "invalid level");
  return NULL;
}

static int b_getfenv(Value *base, int nargs) {
  Func *f;
  int32_t level;
  if (nargs > 0 && v_isfunc(base[0])) f = v_tofunc(base[0]);
  else {
    if (!arg_optint(base, nargs, 1, 1, &level)) return R_ERROR;
    if (level == 0) {
      base[0] = v_tab(G.co->env);
      return 1;
    }
    if ((f = func_at(base, level)) == NULL) return R_ERROR;
  }
  base[0] = v_tab(f->env);
  return 1;
}

static int b_setfenv(Value *base, int nargs) {
  Table *env;
  Func *f;
  int32_t level;
  if (!arg_tab(base, nargs, 2, &env)) return R_ERROR;
  if (v_isfunc(base[0])) f = v_tofunc(base[0]);
  else {
    if (!arg_int(base, nargs, 1, &level)) return R_ERROR;
    if (level == 0) {
      G.co->env = env;
      gc_barriero(G.co, env);
      return 0;
    }
    if ((f = func_at(base, level)) == NULL) return R_ERROR;
  }
  if (f->native) return err_fmt(base, "'setfenv' cannot change environment of given object");
  f->env = env;
  gc_barriero(f, env);
  base[0] = v_func(f);
  return 1;
}

/* ---- load ----
 * The frame holds the four arguments; with a reader function also the source so far, in a string of LD_CAPACITY bytes that grows by
 * doubling. The reader runs under a pcall (LD_READ), since load answers nil and the error when it fails. */
enum { LD_SOURCE, LD_NAME, LD_MODE, LD_ENV, LD_TEXT, LD_LENGTH, LD_READ, LD_SIZE };
#define LD_CAPACITY 1000 /* at first; more than STR_SHORT_MAX, as str_blank wants it */

static int load_failed(Value *base, Value message) {
  base[0] = V_NIL;
  base[1] = message;
  return 2;
}

/* Why source that begins with this byte is not accepted, as a string; nil if it is. Precompiled chunks start with ESC. */
static Value load_refusal(Value *base, char first) {
  bool binary = first == '\033';
  if (v_isstr(base[LD_MODE]) && strchr(v_tostr(base[LD_MODE])->data, binary ? 'b' : 't') == NULL)
    return v_str(str_lit("attempt to load chunk with wrong mode"));
  if (!binary) return V_NIL;
  char name[CHUNKID_MAX];
  chunkid(name, v_tostr(base[LD_NAME]));
  Buf *b = buf_tmp();
  buf_putz(b, name);
  buf_putz(b, ": precompiled chunks are not supported");
  return v_str(buf_str(b));
}

static int load_compile(Value *base, const char *src, size_t len) {
  Value refusal = load_refusal(base, len ? src[0] : 0);
  if (!v_isnil(refusal)) return load_failed(base, refusal);
  charge((int)(len >> 4));
  Proto *p = compile(src, len, v_tostr(base[LD_NAME]));
  if (p == NULL) return load_failed(base, G.err);
  base[0] = v_func(func_lua(p, v_istab(base[LD_ENV]) ? v_totab(base[LD_ENV]) : G.co->env));
  return 1;
}

/* Source text is its own chunk name. Messages show only the start of it, so a long text is not kept alive for that. */
static String *name_of_text(String *s) {
  return s->len > CHUNKID_MAX && s->data[0] != '@' ? str_new(s->data, CHUNKID_MAX) : s;
}

/* pcall(reader), with a frame of its own so that no program can replace it. */
static int read_piece(Value *base, int nargs) {
  (void)nargs;
  base[1] = frame_link(2, FRAME_PCALL, 0);
  G.co->top = base + 2;
  G.call_at = base;
  return R_CALL;
}

/* A reader that makes no calls has no safe point of its own, but may make garbage all the same; so here is one. */
static int load_more(Value *base) {
  Value *at = base + LD_SIZE;
  G.co->top = at;
  if (G.gc_debt > 0) gc_step();
  at[0] = base[LD_READ];
  at[2] = base[LD_SOURCE];
  return call_lua(base, at, 1, KONT_load);
}

/* Appends a piece; false when it does not fit into memory. */
static bool load_append(Value *base, const String *piece) {
  String *text = v_tostr(base[LD_TEXT]);
  size_t used = (size_t)v_todouble(base[LD_LENGTH]), need = used + piece->len, cap = text->len;
  if (need > cap) {
    if (need > STR_MAX) return false;
    while (cap < need) cap *= 2;
    if (cap > STR_MAX) cap = STR_MAX;
    if (!mem_fits(cap)) gc_full();
    if (!mem_fits(cap)) return false;
    String *bigger = str_blank(cap);
    memcpy(bigger->data, text->data, used);
    base[LD_TEXT] = v_str(bigger);
    text = bigger;
  }
  memcpy(text->data + used, piece->data, piece->len);
  base[LD_LENGTH] = v_num((double)need);
  charge((int)(piece->len >> 8));
  return true;
}

/* res is what pcall(reader) answered. No value, nil or an empty piece end the source. */
int kont_load(Value *base, Value *res, int nres) {
  if (res[0] != V_TRUE) return load_failed(base, res[1]);
  Value piece = nres > 1 ? res[1] : V_NIL;
  if (v_isnum(piece)) piece = res[1] = v_str(num_str(v_todouble(piece)));
  size_t used = (size_t)v_todouble(base[LD_LENGTH]);
  if (v_isnil(piece) || (v_isstr(piece) && v_tostr(piece)->len == 0)) return load_compile(base, v_tostr(base[LD_TEXT])->data, used);
  if (!v_isstr(piece)) {
    err_fmt(base, "reader function must return a string");
    return load_failed(base, G.err);
  }
  Value refusal = used == 0 ? load_refusal(base, v_tostr(piece)->data[0]) : V_NIL; /* at once: it may never end */
  if (!v_isnil(refusal)) return load_failed(base, refusal);
  if (!load_append(base, v_tostr(piece))) return load_failed(base, v_str(str_lit("not enough memory")));
  return load_more(base);
}

static int b_load(Value *base, int nargs) {
  String *text = NULL, *name, *mode;
  Func *reader;
  if (v_isstr(arg_or_nil(1)) || v_isnum(arg_or_nil(1))) arg_str(base, nargs, 1, &text);
  else if (!arg_func(base, nargs, 1, &reader)) return R_ERROR;
  if (!arg_optstr(base, nargs, 2, NULL, &name) || !arg_optstr(base, nargs, 3, NULL, &mode)) return R_ERROR;
  if (!name) name = text ? name_of_text(text) : str_lit("=(load)");
  for (int i = nargs; i < LD_TEXT; i++) base[i] = V_NIL;
  base[LD_NAME] = v_str(name);
  if (text) return load_compile(base, text->data, text->len);
  base[LD_TEXT] = v_str(str_blank(LD_CAPACITY));
  base[LD_LENGTH] = v_num(0);
  base[LD_READ] = v_func(func_native(read_piece, 0));
  return load_more(base);
}

/* ---- the collector ---- */

/* Finalizers that a collection found due run at the interpreter's next safe point: when this builtin returns. */
static int gc_done(Value *base, Value result) {
  if (G.tofinalize) G.gc_debt = 1;
  base[0] = result;
  return 1;
}

static int gc_set(Value *base, int32_t *param, int32_t value) {
  base[0] = v_num(*param);
  *param = value;
  return 1;
}

static int gc_switch(Value *base, bool on) {
  G.gc_stopped = !on;
  if (on) G.gc_debt = 1; /* a stopped collector had put its next step far off */
  base[0] = v_num(0);
  return 1;
}

static int b_collectgarbage(Value *base, int nargs) {
  String *opt;
  int32_t n;
  if (!arg_optstr(base, nargs, 1, NULL, &opt) || !arg_optint(base, nargs, 2, 0, &n)) return R_ERROR;
  const char *o = opt ? opt->data : "collect";
  if (strcmp(o, "collect") == 0) {
    gc_full();
    return gc_done(base, v_num(0));
  }
  if (strcmp(o, "step") == 0) return gc_done(base, v_bool(gc_stepkb(n)));
  if (strcmp(o, "count") == 0) return base[0] = v_num((double)G.mem_used / 1024), 1;
  if (strcmp(o, "stop") == 0) return gc_switch(base, false);
  if (strcmp(o, "restart") == 0) return gc_switch(base, true);
  if (strcmp(o, "isrunning") == 0) return base[0] = v_bool(!G.gc_stopped), 1;
  if (strcmp(o, "setpause") == 0) return gc_set(base, &G.gc_pause, n);
  if (strcmp(o, "setstepmul") == 0) return gc_set(base, &G.gc_stepmul, n);
  return err_arg(base, 1, "invalid option '%s'", o);
}

static int b_gcinfo(Value *base, int nargs) {
  (void)nargs;
  base[0] = v_num((double)(G.mem_used >> 10));
  return 1;
}

/* ---- registration ---- */

void lib_base_open(Table *globals) {
  static const LibEntry list[] = {
    {"assert", b_assert}, {"collectgarbage", b_collectgarbage}, {"gcinfo", b_gcinfo}, {"getfenv", b_getfenv},
    {"getmetatable", b_getmetatable}, {"ipairs", b_ipairs}, {"load", b_load}, {"loadstring", b_load},
    {"newproxy", b_newproxy}, {"next", b_next}, {"pairs", b_pairs}, {"print", b_print}, {"rawequal", b_rawequal},
    {"rawget", b_rawget}, {"rawlen", b_rawlen}, {"rawset", b_rawset}, {"select", b_select}, {"setfenv", b_setfenv},
    {"setmetatable", b_setmetatable}, {"tonumber", b_tonumber}, {"tostring", b_tostring}, {"type", b_type},
    {"unpack", b_unpack}, {NULL, NULL},
  };
  lib_register(globals, NULL, list);
  G.next_fn = v_tofunc(tab_getstr(globals, str_lit("next")));
  G.ipairs_iter = func_native(ipairs_iter, 0);
  tab_setstr(globals, str_lit("_G"), v_tab(globals));
  tab_setstr(globals, str_lit("_VERSION"), v_str(str_lit("Lua 5.1")));
}
