/* json.writer: the generator as an object. It is a userdata whose environment table holds the text (json_text.h) in slot 1. */
#include "json_text.h"
#include "scope.h"

enum { W_TEXT = 1, W_SIZE };

Value writer_wrap(Table *lib, Value text) {
  Table *env = tab_new(W_SIZE, 0);
  env->array[W_TEXT] = text;
  Udata *u = gc_new(sizeof(Udata), OBJ_UDATA);
  u->fin = 0;
  u->kind = u->handle = 0;
  u->meta = v_totab(lib->array[LIB_WRITER]);
  u->env = env;
  return v_udata(u);
}

Value *writer_home(Table *lib, Value v, Table **owner) {
  if (!v_isudata(v) || v_toudata(v)->meta != v_totab(lib->array[LIB_WRITER])) return NULL;
  *owner = v_toudata(v)->env;
  return &(*owner)->array[W_TEXT];
}

/* Every method begins with this; false after an error. */
static bool open_self(Value *base, int nargs, Text *t) {
  Table *owner;
  Value *home = nargs < 1 ? NULL : writer_home(json_lib(base), base[0], &owner);
  if (home == NULL) json_raise(base, JSON_EINVAL, 1);
  else if (v_isnil(*home)) json_raise(base, JSON_EBADF, 0);
  else return text_open(t, home, owner), true;
  return false;
}

static int wrong_order(Value *base) { return json_raise(base, JSON_EINVAL, 0); }

int json_writer_new(Value *base, int nargs) {
  (void)nargs;
  base[0] = writer_wrap(json_lib(base), text_new());
  return 1;
}

/* Members: the methods, and `level`. */
int json_writer_index(Value *base, int nargs) {
  Text t;
  Value member = nargs < 2 ? V_NIL : tab_get(v_totab(json_lib(base)->array[LIB_METHODS]), base[1]);
  if (v_isnil(member)) {
    if (nargs < 2 || base[1] != v_str(str_lit("level"))) return raise_runtime(base, RT_KEY_NOT_FOUND);
    if (!open_self(base, nargs, &t)) return R_ERROR;
    member = v_num(t.head->level);
  }
  base[0] = member;
  return 1;
}

static bool valid_utf8(const String *s) {
  const char *p = s->data, *end = p + s->len;
  G.fuel -= (int32_t)(s->len >> 6);
  while (p < end) {
    int n = (unsigned char)*p < 0x80 ? 1 : utf8_sequence(p);
    if (n == 0) return false;
    p += n;
  }
  return true;
}

/* value(self, v). In an object, every other one is a name, and must be a string. Nothing is written before all is checked. */
int json_writer_value(Value *base, int nargs) {
  Text t;
  if (!open_self(base, nargs, &t)) return R_ERROR;
  Value v = arg_or_nil(2);
  bool null = v == json_lib(base)->array[LIB_NULL];
  if (!v_isbool(v) && !v_isnum(v) && !v_isstr(v) && !null) return json_raise(base, JSON_EINVAL, 2);
  if (v_isnum(v) && v_todouble(v) - v_todouble(v) != 0) return json_raise(base, JSON_RANGE, 0);
  if (v_isstr(v) && !valid_utf8(v_tostr(v))) return json_raise(base, JSON_NOT_UTF8, 0);
  int place = text_place(&t, v_isstr(v));
  if (place == PLACE_WRONG) return wrong_order(base);
  if (v_isnum(v)) text_number(&t, v_todouble(v));
  else if (v_isstr(v)) text_string(&t, v_tostr(v));
  else if (null) text_bytes(&t, "null", 4);
  else if (v == V_TRUE) text_bytes(&t, "true", 4);
  else text_bytes(&t, "false", 5);
  if (place == PLACE_NAME) text_named(&t);
  text_close(&t);
  return 0;
}

static int begin(Value *base, int nargs, bool object) {
  Text t;
  if (!open_self(base, nargs, &t)) return R_ERROR;
  int code = text_push(&t, object);
  if (code) return json_raise(base, code, 0);
  text_close(&t);
  return 0;
}

static int end(Value *base, int nargs, bool object) {
  Text t;
  if (!open_self(base, nargs, &t)) return R_ERROR;
  if (!text_pop(&t, object)) return wrong_order(base);
  text_close(&t);
  return 0;
}

int json_writer_begin_object(Value *base, int nargs) { return begin(base, nargs, true); }
int json_writer_end_object(Value *base, int nargs) { return end(base, nargs, true); }
int json_writer_begin_array(Value *base, int nargs) { return begin(base, nargs, false); }
int json_writer_end_array(Value *base, int nargs) { return end(base, nargs, false); }

bool json_is_blank(const String *s) {
  for (const char *p = s->data, *last = p + s->len; p < last; p++)
    if (*p != ' ' && *p != '\n' && *p != '\r' && *p != '\t') return false;
  return true;
}

/* literal(self, raw). White space may stand anywhere; anything else is taken for one value, or for a name. */
int json_writer_literal(Value *base, int nargs) {
  Text t;
  if (!open_self(base, nargs, &t)) return R_ERROR;
  if (nargs < 2 || !v_isstr(base[1])) return json_raise(base, JSON_EINVAL, 2);
  String *raw = v_tostr(base[1]);
  charge((int)(raw->len >> 8));
  if (json_is_blank(raw)) text_blank(&t, raw->data, raw->len);
  else {
    int place = text_place(&t, true);
    if (place == PLACE_WRONG) return wrong_order(base);
    text_bytes(&t, raw->data, raw->len);
    if (place == PLACE_NAME) text_named(&t);
  }
  text_close(&t);
  return 0;
}

/* generate(self) -> string. The writer is used up. EINVAL before the text is complete, EPERM for the writer of a json.encode. */
int json_writer_generate(Value *base, int nargs) {
  Text t;
  if (!open_self(base, nargs, &t)) return R_ERROR;
  if (t.head->owned) return json_raise(base, JSON_EPERM, 0);
  if (t.head->level != 0 || !(t.head->state & TEXT_FULL)) return wrong_order(base);
  charge((int)(t.head->used >> 8));
  base[0] = v_str(str_new(text_begin(t.head), t.head->used));
  *t.home = V_NIL;
  return 1;
}
