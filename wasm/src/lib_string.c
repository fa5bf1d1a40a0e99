/* The string library. Patterns are in pattern.c, string.format in format.c. */
#include "lib.h"
#include "pattern.h"

int s_format(Value *base, int nargs);

/* ---- small helpers ---- */

/* A string of n bytes to be filled: short ones in `small`, to be interned by made(); longer ones in place. */
typedef struct Blank {
  char small[STR_SHORT_MAX];
  String *s;
} Blank;
static char *blank(Blank *b, size_t n) {
  b->s = n > STR_SHORT_MAX ? str_blank(n) : NULL;
  return b->s ? b->s->data : b->small;
}
static int made(Value *base, Blank *b, size_t n) {
  base[0] = v_str(b->s ? b->s : str_new(b->small, n));
  charge((int)(n >> 8));
  return 1;
}

/* Whether a builtin should ask for a collection before it takes n bytes. It may ask once: the second time it must try. */
static bool wants_collection(size_t n) {
  static bool asked;
  asked = !asked && n > 4096 && !mem_fits(n + 64);
  return asked;
}

/* Turns the arguments i and j of sub and byte into a range of s: 0-based start, answers its length. */
static uint32_t range(uint32_t len, int32_t i, int32_t j, uint32_t *start) {
  int64_t a = i, b = j;
  if (a < 0) a += (int64_t)len + 1;
  if (b < 0) b += (int64_t)len + 1;
  if (a < 1) a = 1;
  if (b > (int64_t)len) b = len;
  *start = (uint32_t)(a - 1);
  return b < a ? 0 : (uint32_t)(b - a + 1);
}

/* ---- functions without patterns ---- */

static int s_len(Value *base, int nargs) {
  String *s;
  if (!arg_str(base, nargs, 1, &s)) return R_ERROR;
  base[0] = v_num(s->len);
  return 1;
}

static int s_sub(Value *base, int nargs) {
  String *s;
  int32_t i, j;
  uint32_t at;
  if (!arg_str(base, nargs, 1, &s) || !arg_int(base, nargs, 2, &i) || !arg_optint(base, nargs, 3, -1, &j)) return R_ERROR;
  uint32_t n = range(s->len, i, j, &at);
  if (n == s->len) {
    base[0] = v_str(s);
    return 1;
  }
  if (unlikely(n > 4096) && wants_collection(n)) return R_COLLECT;
  base[0] = v_str(str_new(s->data + at, n));
  charge((int)(n >> 8));
  return 1;
}

#define BYTES_MAX 8000 /* results and arguments together, as in LuaJIT */

static int s_byte(Value *base, int nargs) {
  String *s;
  int32_t i, j;
  uint32_t at;
  if (!arg_str(base, nargs, 1, &s) || !arg_optint(base, nargs, 2, 1, &i) || !arg_optint(base, nargs, 3, i, &j)) return R_ERROR;
  uint32_t n = range(s->len, i, j, &at);
  if (n + (uint32_t)nargs > BYTES_MAX) return err_fmt(base, "string slice too long");
  if (n > MIN_STACK && (base = stack_need(base, (int)n)) == NULL) return R_ERROR;
  for (uint32_t k = 0; k < n; k++) base[k] = v_num((uint8_t)s->data[at + k]);
  return (int)n;
}

static int s_char(Value *base, int nargs) {
  Blank b;
  char *p = blank(&b, (size_t)nargs);
  for (int k = 0; k < nargs; k++) {
    int32_t c;
    if (!arg_int(base, nargs, k + 1, &c)) return R_ERROR;
    if (c < 0 || c > 255) return err_arg(base, k + 1, "invalid value");
    p[k] = (char)c;
  }
  return made(base, &b, (size_t)nargs);
}

static int s_reverse(Value *base, int nargs) {
  String *s;
  Blank b;
  if (!arg_str(base, nargs, 1, &s)) return R_ERROR;
  uint32_t n = s->len;
  if (wants_collection(n)) return R_COLLECT;
  char *p = blank(&b, n) + n;
  for (uint32_t i = 0; i < n; i++) *--p = s->data[i];
  return made(base, &b, n);
}

/* Flips the case of the 26 letters from `first` on, 8 bytes at a time: with the top bits out of the way, adding 128 - first carries
 * into the top bit for `first` and above, adding 128 - first - 26 for what is beyond the last letter. */
static int change_case(Value *base, int nargs, char first) {
  const uint64_t ones = 0x0101010101010101ull;
  String *s;
  Blank b;
  if (!arg_str(base, nargs, 1, &s)) return R_ERROR;
  uint32_t n = s->len, i = 0;
  if (wants_collection(n)) return R_COLLECT;
  char *p = blank(&b, n);
  const char *q = s->data;
  for (; i + 8 <= n; i += 8) {
    uint64_t x, low;
    memcpy(&x, q + i, 8);
    low = x & ones * 127;
    low = (low + ones * (uint64_t)(128 - first)) & ~(low + ones * (uint64_t)(128 - first - 26));
    x ^= (low & ~x & ones * 128) >> 2;
    memcpy(p + i, &x, 8);
  }
  for (; i < n; i++) p[i] = (char)(q[i] ^ ((uint8_t)(q[i] - first) < 26) << 5);
  return made(base, &b, n);
}
static int s_lower(Value *base, int nargs) { return change_case(base, nargs, 'A'); }
static int s_upper(Value *base, int nargs) { return change_case(base, nargs, 'a'); }

static int s_rep(Value *base, int nargs) {
  String *s, *sep;
  int32_t count;
  Blank b;
  if (!arg_str(base, nargs, 1, &s) || !arg_int(base, nargs, 2, &count) || !arg_optstr(base, nargs, 3, NULL, &sep)) return R_ERROR;
  uint32_t seplen = sep ? sep->len : 0;
  uint64_t unit = (uint64_t)s->len + seplen;
  if (count <= 0 || unit == 0) {
    base[0] = v_str(str_lit(""));
    return 1;
  }
  if (count == 1) {
    base[0] = v_str(s);
    return 1;
  }
  uint64_t total = unit * (uint64_t)count - seplen;
  if (total > STR_MAX) return err_value(v_str(str_lit("not enough memory")));
  if (wants_collection((size_t)total)) return R_COLLECT;
  char *p = blank(&b, (size_t)total);
  if (unit == 1) {
    memset(p, s->len ? s->data[0] : sep->data[0], (size_t)total);
  } else { /* one unit, then what is there is doubled */
    size_t done = unit < total ? (size_t)unit : (size_t)total;
    memcpy(p, s->data, s->len);
    if (done > s->len) memcpy(p + s->len, sep->data, done - s->len);
    for (; done < total; done *= 2) memcpy(p + done, p, done < total - done ? done : (size_t)total - done);
  }
  return made(base, &b, (size_t)total);
}

static int s_dump(Value *base, int nargs) {
  Func *f;
  if (!arg_func(base, nargs, 1, &f)) return R_ERROR;
  return err_fmt(base, "unable to dump given function");
}

/* ---- captures ---- */

/* Capture i of a successful match, or the whole match as capture 0 of a pattern without any. On error the message, else NULL. */
static const char *capture(const Matcher *m, uint32_t i, Value *out) {
  if (i >= m->ncap) {
    if (i != 0) return "invalid capture index";
    *out = v_str(str_new((const char *)m->src + m->start, m->end - m->start));
    return NULL;
  }
  PatCap c = m->cap[i];
  if (c.len == CAP_POSITION) *out = v_num((double)c.start + 1);
  else if (c.len == CAP_OPEN) return "unfinished capture";
  else *out = v_str(str_new((const char *)m->src + c.start, (size_t)c.len));
  return NULL;
}

/* Stores n captures at `at`. False: G.err is set. */
static bool captures(Value *base, const Matcher *m, uint32_t n, Value *at) {
  for (uint32_t i = 0; i < n; i++) {
    const char *error = capture(m, i, &at[i]);
    if (error) {
      err_fmt(base, "%s", error);
      return false;
    }
  }
  return true;
}

/* ---- find, match, gmatch ----
 * Frame of an interrupted search: the subject, the pattern, what to do, the state of the matcher, pat_begin's anchor. */
enum { F_SUBJECT, F_PATTERN, F_WHAT, F_SAVED, F_ANCHOR, F_SIZE };
enum { FIND, MATCH, GMATCH };

/* Position of the next match in the iterator's upvalues. */
enum { G_SUBJECT, G_PATTERN, G_POSITION, G_SIZE };

static int searched(Value *base, Matcher *m, int what, int r) {
  switch (r) {
    case PAT_NONE:
      if (what == GMATCH) return 0;
      base[0] = V_NIL;
      return 1;
    case PAT_ERROR: return err_fmt(base, "%s", m->error);
    case PAT_SLICE:
      base[F_WHAT] = v_num(what);
      base[F_SAVED] = v_str(pat_save(m));
      return slice_kont(base, base + F_SIZE, KONT_match);
    default: break;
  }
  uint32_t n = what == FIND || m->ncap > 0 ? m->ncap : 1;
  int lead = 0;
  if (n + 2 > MIN_STACK && (base = stack_need(base, (int)n + 2)) == NULL) return R_ERROR;
  if (what == FIND) {
    base[0] = v_num((double)m->start + 1);
    base[1] = v_num(m->end);
    lead = 2;
  } else if (what == GMATCH) {
    frame_func(base)->v[G_POSITION] = v_num((double)m->end + (m->end == m->start));
  }
  return captures(base, m, n, base + lead) ? lead + (int)n : R_ERROR;
}

int kont_match(Value *base, Value *res, int nres) {
  (void)res; (void)nres;
  Matcher m;
  int what = (int)v_todouble(base[F_WHAT]);
  pat_begin(&m, v_tostr(base[F_SUBJECT]), v_tostr(base[F_PATTERN]), what != GMATCH, &base[F_ANCHOR]);
  pat_restore(&m, v_tostr(base[F_SAVED]));
  return searched(base, &m, what, pat_resume(&m));
}

static int find_or_match(Value *base, int nargs, int what) {
  String *s, *p;
  int32_t init;
  if (!arg_str(base, nargs, 1, &s) || !arg_str(base, nargs, 2, &p) || !arg_optint(base, nargs, 3, 1, &init)) return R_ERROR;
  int64_t from = init < 0 ? (int64_t)init + s->len : (int64_t)init - 1;
  if (from < 0) from = 0;
  if (from > s->len) {
    base[0] = V_NIL;
    return 1;
  }
  if (what == FIND && ((nargs >= 4 && v_istruthy(base[3])) || !pat_magic(p))) {
    uint32_t at = pat_plain(s, p, (uint32_t)from);
    charge((int)(((at == UINT32_MAX ? s->len : at) - (uint32_t)from) >> 8));
    if (at == UINT32_MAX) {
      base[0] = V_NIL;
      return 1;
    }
    base[0] = v_num((double)at + 1);
    base[1] = v_num((double)at + p->len);
    return 2;
  }
  Matcher m;
  base[F_ANCHOR] = V_NIL;
  pat_begin(&m, s, p, true, &base[F_ANCHOR]);
  return searched(base, &m, what, pat_search(&m, (uint32_t)from));
}

static int s_find(Value *base, int nargs) { return find_or_match(base, nargs, FIND); }
static int s_match(Value *base, int nargs) { return find_or_match(base, nargs, MATCH); }

static int gmatch_next(Value *base, int nargs) {
  (void)nargs;
  Matcher m;
  Func *f = frame_func(base);
  String *s = v_tostr(f->v[G_SUBJECT]);
  double from = v_todouble(f->v[G_POSITION]);
  if (from > s->len) return 0;
  base[F_SUBJECT] = f->v[G_SUBJECT];
  base[F_PATTERN] = f->v[G_PATTERN];
  base[F_ANCHOR] = V_NIL;
  pat_begin(&m, s, v_tostr(f->v[G_PATTERN]), false, &base[F_ANCHOR]);
  return searched(base, &m, GMATCH, pat_search(&m, (uint32_t)from));
}

static int s_gmatch(Value *base, int nargs) {
  String *s, *p;
  if (!arg_str(base, nargs, 1, &s) || !arg_str(base, nargs, 2, &p)) return R_ERROR;
  Func *f = func_native(gmatch_next, G_SIZE);
  f->v[G_SUBJECT] = v_str(s);
  f->v[G_PATTERN] = v_str(p);
  f->v[G_POSITION] = v_num(0);
  base[0] = v_func(f);
  return 1;
}

/* ---- gsub ----
 * The frame holds all of the state between two callbacks or slices. The result grows in G.tmp as long as nothing but C runs; when the
 * replacement is a function or a table with a metatable, or a slice ends, it grows in a block kept in GS_OUT. */
enum {
  GS_SUBJECT, GS_PATTERN, GS_REPL, GS_MAX, /* the arguments; GS_MAX as a number */
  GS_DONE,     /* how much of the subject was dealt with */
  GS_COUNT,    /* matches so far */
  GS_OUT,      /* block, or nil */
  GS_LEN,      /* bytes used in it */
  GS_SAVED,    /* an interrupted search, or nil */
  GS_START, GS_END, /* the match a callback was made for; GS_START is nil when there is none */
  GS_ANCHOR,
  GS_SIZE
};
#define GS_ROOM (GS_SIZE + 2 + PAT_MAXCAP)

typedef struct Gsub {
  Matcher m;
  String *s;
  Value repl;
  uint32_t done, count;
  double max;
  /* output */
  bool in_block;
  String *block;
  char *out;
  uint32_t len, cap;
} Gsub;

NOINLINE static void out_grow(Gsub *g, size_t more) {
  if (g->in_block) {
    uint64_t cap = (uint64_t)g->len + more, twice = (uint64_t)g->cap * 2;
    if (cap < twice) cap = twice < STR_MAX ? twice : STR_MAX;
    if (cap < (uint64_t)g->s->len / 2 + 64) cap = (uint64_t)g->s->len / 2 + 64;
    String *b = str_blank(cap < (uint64_t)g->len + more ? (size_t)STR_MAX + 1 : (size_t)cap);
    memcpy(b->data, g->out, g->len);
    g->block = b;
    g->out = b->data;
    g->cap = b->len;
  } else {
    G.tmp.len = g->len;
    buf_reserve(&G.tmp, more);
    G.tmp.len = 0;
    g->out = G.tmp.p;
    g->cap = (uint32_t)G.tmp.cap;
  }
}

static inline void out_put(Gsub *g, const void *p, size_t n) {
  if (n > g->cap - g->len) out_grow(g, n);
  memcpy(g->out + g->len, p, n);
  g->len += (uint32_t)n;
}

static void out_value(Gsub *g, Value v) {
  if (v_isstr(v)) {
    out_put(g, v_tostr(v)->data, v_tostr(v)->len);
  } else {
    char text[NUM_TEXT_MAX];
    out_put(g, text, (size_t)num_fmt(v_todouble(v), text));
  }
}

/* Writes the state into the frame. */
static void gsub_store(Value *base, Gsub *g) {
  if (!g->in_block) { /* leave G.tmp to others */
    const char *text = g->out;
    g->in_block = true;
    g->cap = 0;
    uint32_t len = g->len;
    g->len = 0;
    out_put(g, text, len);
  }
  base[GS_DONE] = v_num(g->done);
  base[GS_COUNT] = v_num(g->count);
  base[GS_OUT] = g->block ? v_str(g->block) : V_NIL;
  base[GS_LEN] = v_num(g->len);
}

/* A replacement string: %0 to %9 are captures, % before anything else stands for that. */
static const char *put_template(Gsub *g, const String *t) {
  const char *p = t->data, *end = p + t->len, *q;
  uint32_t before = g->len;
  charge((int)(t->len >> 4));
  while ((q = memchr(p, '%', (size_t)(end - p))) != NULL) {
    out_put(g, p, (size_t)(q - p));
    char c = q[1]; /* a % at the very end is followed by the terminating NUL, and LuaJIT takes that */
    p = q + 2 <= end ? q + 2 : end;
    if (c < '0' || c > '9') {
      out_put(g, &c, 1);
      continue;
    }
    uint32_t i = (uint32_t)(c - '1');
    if (c == '0' || (i == 0 && g->m.ncap == 0)) {
      out_put(g, g->m.src + g->m.start, g->m.end - g->m.start);
    } else {
      if (i >= g->m.ncap) return "invalid capture index";
      PatCap k = g->m.cap[i];
      if (k.len == CAP_OPEN) return "unfinished capture";
      if (k.len == CAP_POSITION) out_value(g, v_num((double)k.start + 1));
      else out_put(g, g->m.src + k.start, (size_t)k.len);
    }
  }
  out_put(g, p, (size_t)(end - p));
  charge((int)((g->len - before) >> 6));
  return NULL;
}

/* Puts the value a table or a function gave in place of the match. False: G.err is set. */
static bool put_replacement(Value *base, Gsub *g, Value v) {
  if (v_isfalsy(v)) {
    out_put(g, g->m.src + g->m.start, g->m.end - g->m.start);
  } else if (v_isstr(v) || v_isnum(v)) {
    out_value(g, v);
  } else {
    err_fmt(base, "invalid replacement value (a %s)", v_typename(v));
    return false;
  }
  return true;
}

/* Goes on behind the match g->m.start .. g->m.end. An empty match takes the character behind it along. */
static void step_over(Gsub *g) {
  g->done = g->m.end;
  if (g->m.end == g->m.start) {
    if (g->done < g->s->len) out_put(g, &g->s->data[g->done], 1);
    g->done++;
  }
}

#define INDEX_CHAIN_MAX 100

/* t[key] with metamethods: 1: *out is the value; 0: *out is the function to call with *t and the key; -1: G.err is set. */
static int index_value(Value *t, Value key, Value *out) {
  for (int i = 0; i < INDEX_CHAIN_MAX; i++) {
    Value mm;
    if (v_istab(*t)) {
      *out = tab_get(v_totab(*t), key);
      if (!v_isnil(*out)) return 1;
      mm = v_metamethod(*t, MM_INDEX);
      if (v_isnil(mm)) return 1;
    } else {
      char msg[64] = "attempt to index a ";
      mm = v_metamethod(*t, MM_INDEX);
      if (v_isnil(mm)) return err_value(v_str(str_newz(strcat(strcat(msg, v_typename(*t)), " value"))));
    }
    if (v_isfunc(mm)) {
      *out = mm;
      return 0;
    }
    *t = mm;
  }
  return err_value(v_str(str_lit("'__index' chain too long; possibly a loop")));
}

static int gsub_finish(Value *base, Gsub *g) {
  if (g->count == 0) { /* nothing was replaced */
    base[0] = v_str(g->s);
  } else {
    if (g->done < g->s->len) out_put(g, g->s->data + g->done, g->s->len - g->done);
    base[0] = v_str(str_new(g->out, g->len));
  }
  base[1] = v_num(g->count);
  return 2;
}

/* Searches and replaces until the end, a callback, or the end of the slice. `r`: answer of the search in progress, or -1. */
static int gsub_run(Value *base, Gsub *g, int r) {
  Matcher *m = &g->m;
  for (;;) {
    if (r < 0) {
      if (g->count >= g->max || g->done > g->s->len || (pat_anchored(m) && g->count > 0)) return gsub_finish(base, g);
      if (unlikely(G.fuel < 0)) { /* between two matches there is no search to save */
        gsub_store(base, g);
        base[GS_SAVED] = base[GS_START] = V_NIL;
        return slice_kont(base, base + GS_SIZE, KONT_gsub);
      }
      r = pat_search(m, g->done);
    }
    switch (r) {
      case PAT_NONE: return gsub_finish(base, g);
      case PAT_ERROR: return err_fmt(base, "%s", m->error);
      case PAT_SLICE:
        gsub_store(base, g);
        base[GS_START] = V_NIL;
        base[GS_SAVED] = v_str(pat_save(m));
        return slice_kont(base, base + GS_SIZE, KONT_gsub);
      default: break;
    }
    r = -1;
    g->count++;
    out_put(g, g->s->data + g->done, m->start - g->done);
    if (v_isstr(g->repl)) {
      const char *error = put_template(g, v_tostr(g->repl));
      if (error) return err_fmt(base, "%s", error);
      step_over(g);
      continue;
    }
    Value key = V_NIL, t = g->repl, f = t;
    if (!v_isfunc(t)) {
      Value v;
      if (!captures(base, m, 1, &key)) return R_ERROR;
      int found = index_value(&t, key, &v);
      if (found < 0 || (found > 0 && !put_replacement(base, g, v))) return R_ERROR;
      if (found > 0) {
        step_over(g);
        continue;
      }
      f = v;
    }
    gsub_store(base, g);
    base[GS_SAVED] = V_NIL;
    base[GS_START] = v_num(m->start);
    base[GS_END] = v_num(m->end);
    Value *at = base + GS_SIZE;
    uint32_t nargs = m->ncap > 0 ? m->ncap : 1;
    at[0] = f;
    if (v_isfunc(g->repl)) {
      if (!captures(base, m, nargs, at + 2)) return R_ERROR;
    } else { /* __index(table, key) */
      at[2] = t;
      at[3] = key;
      nargs = 2;
    }
    return call_lua(base, at, (int)nargs, KONT_gsub);
  }
}

int kont_gsub(Value *base, Value *res, int nres) {
  Gsub g;
  Value v = nres > 0 ? res[0] : V_NIL;
  if ((base = stack_need(base, GS_ROOM)) == NULL) return R_ERROR;
  g.s = v_tostr(base[GS_SUBJECT]);
  g.repl = base[GS_REPL];
  g.done = (uint32_t)v_todouble(base[GS_DONE]);
  g.count = (uint32_t)v_todouble(base[GS_COUNT]);
  g.max = v_todouble(base[GS_MAX]);
  g.in_block = true;
  g.block = v_isstr(base[GS_OUT]) ? v_tostr(base[GS_OUT]) : NULL;
  g.out = g.block ? g.block->data : "";
  g.cap = g.block ? g.block->len : 0;
  g.len = (uint32_t)v_todouble(base[GS_LEN]);
  pat_begin(&g.m, g.s, v_tostr(base[GS_PATTERN]), true, &base[GS_ANCHOR]);
  if (v_isstr(base[GS_SAVED])) {
    pat_restore(&g.m, v_tostr(base[GS_SAVED]));
    return gsub_run(base, &g, pat_resume(&g.m));
  }
  if (!v_isnil(base[GS_START])) {
    g.m.start = (uint32_t)v_todouble(base[GS_START]);
    g.m.end = (uint32_t)v_todouble(base[GS_END]);
    if (!put_replacement(base, &g, v)) return R_ERROR;
    step_over(&g);
  }
  return gsub_run(base, &g, -1);
}

static int s_gsub(Value *base, int nargs) {
  Gsub g;
  String *p;
  int32_t max = 0;
  if (!arg_str(base, nargs, 1, &g.s) || !arg_str(base, nargs, 2, &p)) return R_ERROR;
  bool limited = nargs >= 4 && !v_isnil(base[3]);
  if (limited && !arg_int(base, nargs, 4, &max)) return R_ERROR;
  g.repl = arg_or_nil(3);
  if (v_isnum(g.repl)) {
    String *repl;
    if (!arg_str(base, nargs, 3, &repl)) return R_ERROR;
    g.repl = v_str(repl);
  } else if (!v_isstr(g.repl) && !v_istab(g.repl) && !v_isfunc(g.repl)) {
    return err_arg(base, 3, "string/function/table expected");
  }
  if ((base = stack_need(base, GS_ROOM)) == NULL) return R_ERROR;
  g.max = limited ? (double)max : 1e300;
  base[GS_MAX] = v_num(g.max);
  base[GS_SAVED] = base[GS_START] = base[GS_END] = base[GS_ANCHOR] = V_NIL;
  g.done = g.count = 0;
  g.len = 0;
  g.block = NULL;
  g.in_block = v_isfunc(g.repl) || (v_istab(g.repl) && v_totab(g.repl)->meta != NULL);
  if (g.in_block) {
    g.out = "";
    g.cap = 0;
  } else {
    Buf *b = buf_tmp();
    g.out = b->cap ? b->p : "";
    g.cap = (uint32_t)b->cap;
  }
  pat_begin(&g.m, g.s, p, true, &base[GS_ANCHOR]);
  return gsub_run(base, &g, -1);
}

/* ---- registration ---- */

void lib_string_open(Table *globals) {
  static const LibEntry list[] = {
    {"byte", s_byte}, {"char", s_char}, {"dump", s_dump}, {"find", s_find}, {"format", s_format}, {"gmatch", s_gmatch},
    {"gsub", s_gsub}, {"len", s_len}, {"lower", s_lower}, {"match", s_match}, {"rep", s_rep}, {"reverse", s_reverse},
    {"sub", s_sub}, {"upper", s_upper}, {NULL, NULL},
  };
  pat_init();
  Table *lib = lib_register(globals, "string", list);
  Table *meta = tab_new(0, 1);
  tab_setstr(meta, str_lit("__index"), v_tab(lib));
  G.basemeta[~TAG_STR] = meta;
}
