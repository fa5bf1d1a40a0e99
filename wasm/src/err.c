/* Error messages, in LuaJIT's words: what failed, what the operand is called in the source, and where. */
#include <stdarg.h>
#include <stdio.h>
#include "call.h"
#include "compile.h"
#include "dbg.h"
#include "mem.h"
#include "num.h"
#include "str.h"
#include "tab.h"

const char *v_typename(Value v) {
  if (v_isnum(v)) return "number";
  switch (v_tag(v)) {
    case TAG_NIL: return "nil";
    case TAG_FALSE: case TAG_TRUE: return "boolean";
    case TAG_STR: return "string";
    case TAG_TAB: return "table";
    case TAG_FUNC: return "function";
    case TAG_CO: return "thread";
    default: return "userdata";
  }
}

int err_value(Value v) {
  G.err = v;
  return R_ERROR;
}

/* %s %d %c %%; anything longer than the buffer is cut (messages quote at most a chunk name and a token). */
static void format(char *out, size_t cap, const char *fmt, va_list ap) { vsnprintf(out, cap, fmt, ap); }


static int raise_at(const char *place, size_t place_len, const char *msg) {
  Buf b = {0};
  buf_put(&b, place, place_len);
  buf_put(&b, msg, strlen(msg));
  G.err = v_str(str_new(b.p, b.len));
  buf_free(&b);
  return R_ERROR;
}

String *where(int level) {
  Frame f;
  char chunk[CHUNKID_MAX], text[CHUNKID_MAX + 16];
  if (!frame_level(level, &f) || f.pc == NULL) return str_lit("");
  chunkid(chunk, f.fn->p->source);
  int n = snprintf(text, sizeof text, "%s:%d: ", chunk, frame_line(&f));
  return str_new(text, (size_t)n);
}

int err_fmt(Value *base, const char *fmt, ...) {
  char msg[1024];
  va_list ap;
  (void)base;
  va_start(ap, fmt);
  format(msg, sizeof msg, fmt, ap);
  va_end(ap);
  String *at = where(1);
  return raise_at(at->data, at->len, msg);
}

int err_run(const char *fmt, ...) {
  char msg[1024];
  va_list ap;
  va_start(ap, fmt);
  format(msg, sizeof msg, fmt, ap);
  va_end(ap);
  Frame f;
  String *at = frame_first(G.co, &f) && f.pc ? where(0) : str_lit("");
  return raise_at(at->data, at->len, msg);
}

int err_arg(Value *base, int n, const char *fmt, ...) {
  char msg[512];
  va_list ap;
  va_start(ap, fmt);
  format(msg, sizeof msg, fmt, ap);
  va_end(ap);
  const char *name;
  const char *kind = dbg_callname(base, &name);
  if (kind && strcmp(kind, "method") == 0) {
    n--;
    if (n == 0) return err_fmt(base, "calling '%s' on bad self (%s)", name, msg);
  }
  return err_fmt(base, "bad argument #%d to '%s' (%s)", n, kind ? name : "?", msg);
}

int err_argtype(Value *base, int nargs, int n, const char *expected) {
  return err_arg(base, n, "%s expected, got %s", expected, n > nargs ? "no value" : v_typename(base[n - 1]));
}

int err_operand(const char *what, Value *o) {
  const char *name;
  const char *kind = dbg_regname(o, &name);
  if (kind) return err_run("attempt to %s %s '%s' (a %s value)", what, kind, name, v_typename(*o));
  return err_run("attempt to %s a %s value", what, v_typename(*o));
}

int err_arith(Value *a, Value *b) {
  double d;
  return err_operand("perform arithmetic on", v_tonum(*a, &d) ? b : a);
}

int err_concat(Value *a, Value *b) { return err_operand("concatenate", v_isstr(*a) || v_isnum(*a) ? b : a); }

int err_compare(Value a, Value b) {
  const char *ta = v_typename(a), *tb = v_typename(b);
  if (strcmp(ta, tb) == 0) return err_run("attempt to compare two %s values", ta);
  return err_run("attempt to compare %s with %s", ta, tb);
}
