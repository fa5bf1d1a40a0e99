#include "meta.h"
#include "gc.h"
#include "mem.h"
#include "num.h"
#include "str.h"
#include "tab.h"
#include "emi.h"

#define META_CHAIN_MAX 100 /* __index or __newindex steps before we call it a loop */

static int prepare(Value *at, Value f, Value a, Value b, int aux) {
  at[0] = v_num(aux);
  at[1] = f;
  at[3] = a;
  at[4] = b;
  G.co->top = at + 5;
  return META_CALL;
}

/* Whether the host keeps this value's bytes, see EMI_INDEXED. */
static inline bool is_indexed(Value v) { return v_isudata(v) && (v_toudata(v)->kind & EMI_INDEXED) != 0; }

int meta_index(Value *at, Value *o, Value key, Value *out) {
  Value v = *o;
  if (v_isnum(key) && is_indexed(v)) {
    int byte = host_get(v_toudata(v)->handle, v_todouble(key));
    if (likely(byte >= 0)) {
      *out = v_num(byte);
      return META_DONE;
    }
  }
  for (int i = 0; i < META_CHAIN_MAX; i++) {
    Value mm;
    if (likely(v_istab(v))) {
      Table *t = v_totab(v);
      Value r = tab_get(t, key);
      if (!v_isnil(r) || v_isnil(mm = tab_metamethod(t->meta, MM_INDEX))) {
        *out = r;
        return META_DONE;
      }
    } else if (v_isnil(mm = v_metamethod(v, MM_INDEX))) {
      if (i == 0) return err_operand("index", o);
      return err_run("attempt to index a %s value", v_typename(v));
    }
    if (v_isfunc(mm)) return prepare(at, mm, v, key, 0);
    v = mm;
  }
  return err_run("loop in gettable");
}

int meta_newindex(Value *at, Value *o, Value key, Value val) {
  Value v = *o;
  if (v_isnum(key) && v_isnum(val) && is_indexed(v) && host_set(v_toudata(v)->handle, v_todouble(key), v_todouble(val))) return META_DONE;
  for (int i = 0; i < META_CHAIN_MAX; i++) {
    Value mm;
    if (likely(v_istab(v))) {
      Table *t = v_totab(v);
      Value *slot = tab_find(t, key);
      if ((slot && !v_isnil(*slot)) || v_isnil(mm = tab_metamethod(t->meta, MM_NEWINDEX))) {
        if (!tab_keyok(key)) return err_run(v_isnil(key) ? "table index is nil" : "table index is NaN");
        *tab_slot(t, key) = val;
        gc_barriert(t);
        return META_DONE;
      }
    } else if (v_isnil(mm = v_metamethod(v, MM_NEWINDEX))) {
      if (i == 0) return err_operand("index", o);
      return err_run("attempt to index a %s value", v_typename(v));
    }
    if (v_isfunc(mm)) {
      prepare(at, mm, v, key, 0);
      at[5] = val;
      G.co->top = at + 6;
      return META_CALL;
    }
    v = mm;
  }
  return err_run("loop in settable");
}

double arith_num(int mm, double a, double b) {
  switch (mm) {
    case MM_ADD: return a + b;
    case MM_SUB: return a - b;
    case MM_MUL: return a * b;
    case MM_DIV: return a / b;
    case MM_MOD: return num_mod(a, b);
    case MM_POW: return num_pow(a, b);
    default: return -a;
  }
}

int meta_arith(Value *at, int mm, Value *a, Value *b, Value *out) {
  double x, y;
  if (v_tonum(*a, &x) && v_tonum(*b, &y)) {
    *out = v_num(arith_num(mm, x, y));
    return META_DONE;
  }
  Value f = v_metamethod(*a, mm);
  if (v_isnil(f)) f = v_metamethod(*b, mm);
  if (v_isnil(f)) return err_arith(a, b);
  return prepare(at, f, *a, *b, 0);
}

int meta_len(Value *at, Value *o, Value *out) {
  Value v = *o;
  if (v_isstr(v)) {
    *out = v_num(v_tostr(v)->len);
    return META_DONE;
  }
  if (is_indexed(v)) {
    *out = v_num(host_length(v_toudata(v)->handle));
    return META_DONE;
  }
  Value f = v_metamethod(v, MM_LEN);
  if (!v_isnil(f)) return prepare(at, f, v, V_NIL, 0);
  if (!v_istab(v)) return err_operand("get length of", o);
  *out = v_num(tab_len(v_totab(v)));
  return META_DONE;
}

/* ---- concatenation ---- */

typedef struct Piece { const char *p; size_t len; char text[NUM_TEXT_MAX]; } Piece;

static bool piece_of(Value v, Piece *out) {
  if (v_isstr(v)) {
    out->p = v_tostr(v)->data;
    out->len = v_tostr(v)->len;
  } else if (v_isnum(v)) {
    out->p = out->text;
    out->len = (size_t)num_fmt(v_todouble(v), out->text);
  } else return false;
  return true;
}

/* Joins the longest run of strings and numbers that ends at R[last], whose first register is returned in *from. */
static int join_run(Value *base, int first, int last, int *from) {
  int lo = last;
  while (lo > first && (v_isstr(base[lo - 1]) || v_isnum(base[lo - 1]))) lo--;
  Piece piece;
  if (lo == last - 1) { /* the common pair: no second pass over the operands */
    Piece right;
    piece_of(base[lo], &piece);
    piece_of(base[last], &right);
    size_t total = piece.len + right.len;
    if (total > STR_MAX) return err_run("string length overflow");
    if (total <= STR_SHORT_MAX) {
      char text[STR_SHORT_MAX];
      memcpy(text, piece.p, piece.len);
      memcpy(text + piece.len, right.p, right.len);
      base[lo] = v_str(str_new(text, total));
    } else {
      String *s = str_blank(total);
      memcpy(s->data, piece.p, piece.len);
      memcpy(s->data + piece.len, right.p, right.len);
      base[lo] = v_str(s);
    }
    charge((int)(total >> 8));
    *from = lo;
    return META_DONE;
  }
  Buf *b = buf_tmp();
  for (int i = lo; i <= last; i++) {
    piece_of(base[i], &piece);
    if (b->len + piece.len > STR_MAX) return err_run("string length overflow");
    buf_put(b, piece.p, piece.len);
  }
  charge((int)(b->len >> 8));
  base[lo] = v_str(buf_str(b));
  *from = lo;
  return META_DONE;
}

int meta_concat(Value *at, Value *base, int first, int last) {
  while (last > first) {
    Value *a = &base[last - 1], *b = &base[last];
    if ((v_isstr(*a) || v_isnum(*a)) && (v_isstr(*b) || v_isnum(*b))) {
      if (join_run(base, first, last, &last) != META_DONE) return META_ERROR;
      continue;
    }
    Value f = v_metamethod(*a, MM_CONCAT);
    if (v_isnil(f)) f = v_metamethod(*b, MM_CONCAT);
    if (v_isnil(f)) return err_concat(a, b);
    return prepare(at, f, *a, *b, last - 1);
  }
  return META_DONE;
}

/* ---- comparison ---- */

int meta_eq(Value *at, Value a, Value b, int *out) {
  *out = 0;
  if (a == b && !v_isnum(a)) {
    *out = 1;
    return META_DONE;
  }
  if (v_isnum(a) || v_tag(a) != v_tag(b)) {
    if (v_isnum(a) && v_isnum(b)) *out = v_todouble(a) == v_todouble(b);
    return META_DONE;
  }
  if (v_isstr(a)) {
    *out = str_eq(v_tostr(a), v_tostr(b));
    return META_DONE;
  }
  if (!v_istab(a) && !v_isudata(a)) return META_DONE;
  Value f = v_metamethod(a, MM_EQ);
  if (v_isnil(f) || !v_raweq(f, v_metamethod(b, MM_EQ))) return META_DONE;
  return prepare(at, f, a, b, 0);
}

static Value order_method(Value a, Value b, int mm) {
  Value f = v_metamethod(a, mm);
  return v_isnil(f) ? v_metamethod(b, mm) : f;
}

int meta_less(Value *at, Value a, Value b, int *out) {
  if (v_isnum(a) && v_isnum(b)) *out = v_todouble(a) < v_todouble(b);
  else if (v_isstr(a) && v_isstr(b)) *out = str_cmp(v_tostr(a), v_tostr(b)) < 0;
  else {
    Value f = order_method(a, b, MM_LT);
    return v_isnil(f) ? err_compare(a, b) : prepare(at, f, a, b, 0);
  }
  return META_DONE;
}

/* Without __le, a <= b is not (b < a), as Lua 5.1 has it. */
int meta_lesseq(Value *at, Value a, Value b, int *out) {
  if (v_isnum(a) && v_isnum(b)) *out = v_todouble(a) <= v_todouble(b);
  else if (v_isstr(a) && v_isstr(b)) *out = str_cmp(v_tostr(a), v_tostr(b)) <= 0;
  else {
    Value f = order_method(a, b, MM_LE);
    if (!v_isnil(f)) return prepare(at, f, a, b, 0);
    f = order_method(b, a, MM_LT);
    return v_isnil(f) ? err_compare(b, a) : prepare(at, f, b, a, 1);
  }
  return META_DONE;
}

bool meta_callable(Value *f, int nargs) {
  Value mm = v_metamethod(f[0], MM_CALL);
  if (!v_isfunc(mm)) { /* a callable table does not serve as __call */
    err_operand("call", f);
    return false;
  }
  memmove(f + 3, f + 2, sizeof(Value) * (size_t)nargs);
  f[2] = f[0];
  f[0] = mm;
  G.co->top = f + 3 + nargs;
  return true;
}
