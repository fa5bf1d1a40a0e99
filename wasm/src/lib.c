/* Argument checks and registration of the standard libraries, and the text of values. */
#include "lib.h"

/* ---- arguments ---- */

bool arg_any(Value *base, int nargs, int n) {
  if (n <= nargs) return true;
  err_arg(base, n, "value expected");
  return false;
}

bool arg_num_slow(Value *base, int nargs, int n, double *out) {
  if (v_tonum(arg_or_nil(n), out)) return true;
  err_argtype(base, nargs, n, "number");
  return false;
}

bool arg_optint(Value *base, int nargs, int n, int32_t dflt, int32_t *out) {
  if (!v_isnil(arg_or_nil(n))) return arg_int(base, nargs, n, out);
  *out = dflt;
  return true;
}

bool arg_str_slow(Value *base, int nargs, int n, String **out) {
  Value v = arg_or_nil(n);
  if (v_isnum(v)) base[n - 1] = v = v_str(num_str(v_todouble(v)));
  if (unlikely(!v_isstr(v))) {
    err_argtype(base, nargs, n, "string");
    return false;
  }
  *out = v_tostr(v);
  return true;
}

bool arg_optstr(Value *base, int nargs, int n, String *dflt, String **out) {
  if (!v_isnil(arg_or_nil(n))) return arg_str(base, nargs, n, out);
  *out = dflt;
  return true;
}

bool arg_tab(Value *base, int nargs, int n, Table **out) {
  Value v = arg_or_nil(n);
  if (unlikely(!v_istab(v))) {
    err_argtype(base, nargs, n, "table");
    return false;
  }
  *out = v_totab(v);
  return true;
}

bool arg_func(Value *base, int nargs, int n, Func **out) {
  Value v = arg_or_nil(n);
  if (unlikely(!v_isfunc(v))) {
    err_argtype(base, nargs, n, "function");
    return false;
  }
  *out = v_tofunc(v);
  return true;
}

/* ---- registration ---- */

Func *func_native(CFunc *fn, int nup) {
  Func *f = gc_new(sizeof(Func) + sizeof(Value) * (size_t)nup, OBJ_FUNC);
  f->native = 1;
  f->nup = (uint8_t)nup;
  f->env = G.globals;
  f->fn = fn;
  for (int i = 0; i < nup; i++) f->v[i] = V_NIL;
  return f;
}

Table *lib_register(Table *globals, const char *name, const LibEntry *list) {
  Table *t = globals;
  if (name) {
    uint32_t n = 0;
    while (list[n].name) n++;
    t = tab_new(0, n);
    tab_setstr(globals, str_newz(name), v_tab(t));
  }
  for (; list->name; list++) tab_setstr(t, str_newz(list->name), v_func(func_native(list->fn, 0)));
  return t;
}

/* ---- text of values ---- */

/* "kind: 0x" and at least 8 hex digits. By hand, because this is on the way of every print of a table. */
static String *address_text(const char *kind, uint64_t address) {
  char text[48];
  size_t n = strlen(kind);
  memcpy(text, kind, n);
  memcpy(text + n, ": 0x", 4);
  n += 4;
  int digits = 8;
  while (digits < 16 && address >> (4 * digits)) digits++;
  while (digits-- > 0) text[n++] = "0123456789abcdef"[address >> (4 * digits) & 15];
  return str_new(text, n);
}

/* Library functions have a number in place of an address: that of their C function, which on wasm32 is its small index in the
 * function table and the same in every run. Builtins with upvalues (host functions, coroutine.wrap) share their C function, so
 * they show their address to stay distinguishable. */
static String *function_text(Func *f) {
  if (!f->native || f->nup) return address_text("function", (uintptr_t)f);
  static const char head[] = "function: builtin#";
  char text[sizeof head + NUM_TEXT_MAX];
  memcpy(text, head, sizeof head - 1);
  int n = num_fmtint((int64_t)((uintptr_t)f->fn & 0xFFFF), text + sizeof head - 1);
  return str_new(text, sizeof head - 1 + (size_t)n);
}

String *v_tostring_raw(Value v) {
  if (v_isnum(v)) return num_str(v_todouble(v));
  switch (v_tag(v)) {
    case TAG_NIL: return str_lit("nil");
    case TAG_FALSE: return str_lit("false");
    case TAG_TRUE: return str_lit("true");
    case TAG_STR: return v_tostr(v);
    case TAG_FUNC: return function_text(v_tofunc(v));
    case TAG_LIGHT: return address_text("userdata", (uint32_t)v);
    default: return address_text(v_typename(v), (uintptr_t)v_ptr(v));
  }
}
