/* What the standard libraries share: argument checks in the words of LuaJIT, and registration. */
#ifndef EMI_LIB_H
#define EMI_LIB_H
#include "call.h"
#include "gc.h"
#include "mem.h"
#include "num.h"
#include "str.h"
#include "tab.h"

#define arg_or_nil(n) ((n) <= nargs ? base[(n) - 1] : V_NIL) /* n is 1-based */
#define arg_isnone(n) ((n) > nargs)

/* Each reads argument n (1-based) into *out and answers true, or sets G.err and answers false:
 *   double x; if (!arg_num(base, nargs, 1, &x)) return R_ERROR;
 * Numbers accept numeric strings, strings accept numbers (and the slot is replaced by the string, so it is rooted). */
bool arg_num_slow(Value *base, int nargs, int n, double *out);
static inline bool arg_num(Value *base, int nargs, int n, double *out) {
  if (unlikely(n > nargs || !v_isnum(base[n - 1]))) return arg_num_slow(base, nargs, n, out);
  *out = v_todouble(base[n - 1]);
  return true;
}
/* Truncates toward zero. What has no int32 becomes the smallest one, as with the x86 instruction LuaJIT uses. */
static inline bool arg_int(Value *base, int nargs, int n, int32_t *out) {
  double d;
  if (!arg_num(base, nargs, n, &d)) return false;
  *out = d > -2147483649.0 && d < 2147483648.0 ? (int32_t)d : INT32_MIN;
  return true;
}
bool arg_optint(Value *base, int nargs, int n, int32_t dflt, int32_t *out); /* none or nil: dflt */
bool arg_str_slow(Value *base, int nargs, int n, String **out);
static inline bool arg_str(Value *base, int nargs, int n, String **out) {
  if (unlikely(n > nargs || !v_isstr(base[n - 1]))) return arg_str_slow(base, nargs, n, out);
  *out = v_tostr(base[n - 1]);
  return true;
}
bool arg_optstr(Value *base, int nargs, int n, String *dflt, String **out);
bool arg_tab(Value *base, int nargs, int n, Table **out);
bool arg_func(Value *base, int nargs, int n, Func **out);
bool arg_any(Value *base, int nargs, int n);                 /* "value expected" when missing */

typedef struct LibEntry { const char *name; CFunc *fn; } LibEntry;
/* A closure of a main chunk (no upvalues). */
static inline Func *func_lua(Proto *p, Table *env) {
  Func *f = (Func *)gc_new(sizeof(Func), OBJ_FUNC);
  f->native = 0;
  f->nup = 0;
  f->env = env;
  f->p = p;
  return f;
}
Func *func_native(CFunc *fn, int nup);
/* Creates table `name` in globals (or adds to globals when name is NULL) with these functions (list ends with NULL). */
Table *lib_register(Table *globals, const char *name, const LibEntry *list);

/* tostring() without metamethods. */
String *v_tostring_raw(Value v);

#endif
