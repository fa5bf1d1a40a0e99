/* The jit library. It answers truthfully: there is no second tier yet, so status() is false whatever on() was told. */
#include "lib.h"

/* on, off and flush take nothing, a function (or true for the caller), and optionally whether to include inner functions. */
static int check_target(Value *base, int nargs) {
  Value v = arg_or_nil(1);
  if (nargs == 0 || v_isnil(v) || v == V_TRUE || (v_isfunc(v) && !v_tofunc(v)->native)) return 0;
  return err_argtype(base, nargs, 1, "function");
}

static int jit_on(Value *base, int nargs) { return check_target(base, nargs); }
static int jit_off(Value *base, int nargs) { return check_target(base, nargs); }
static int jit_flush(Value *base, int nargs) { return nargs > 0 && v_isnum(base[0]) ? 0 : check_target(base, nargs); } /* a number: one trace */

static int jit_status(Value *base, int nargs) {
  (void)nargs;
  base[0] = V_FALSE;
  return 1;
}

void lib_jit_open(Table *globals) {
  static const LibEntry list[] = {{"on", jit_on}, {"off", jit_off}, {"flush", jit_flush}, {"status", jit_status}, {NULL, NULL}};
  Table *t = lib_register(globals, "jit", list);
  tab_setstr(t, str_lit("version"), v_str(str_lit("LuaJIT 2.1 compatible (emilua-ts)")));
  tab_setstr(t, str_lit("version_num"), v_num(20100));
  tab_setstr(t, str_lit("os"), v_str(str_lit("Other"))); /* the host knows and says */
  tab_setstr(t, str_lit("arch"), v_str(str_lit("wasm")));
}
