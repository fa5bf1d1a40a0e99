/* The module json. Files: json_decode.c reads, json_encode.c writes values, json_text.c holds what was written and knows where commas
 * go, json_writer.c is the object json.writer over it, and this one has what both directions need and the small functions.
 *
 * Everything is in the core, because a value in Lua's memory costs the host more to look at than to write. The host keeps the
 * errors: tables with categories. */
#include "json.h"
#include "emi.h"

/* ---- the host ---- */

int json_raise(Value *base, int code, double extra) {
  Table *lib = json_lib(base);
  base[0] = v_num(extra);
  return host_call((uint32_t)lib->array[LIB_HOST], base, (uint32_t)code);
}

int json_span(Value *base) {
  int answer = host_call((uint32_t)json_lib(base)->array[LIB_HOST], base, JSON_SPAN);
  return answer < 0 || v_isstr(base[0]) ? answer : json_raise(base, JSON_EINVAL, 1);
}

/* ---- stacks of values ---- */

void work_open(Work *w, Value saved) {
  w->t = v_istab(saved) ? v_totab(saved) : NULL;
  w->p = w->t ? w->t->array : w->small;
  w->cap = w->t ? w->t->asize : WORK_SMALL;
}

static void move_to_table(Work *w, uint32_t used, uint32_t size) {
  w->t = tab_new(size, 0);
  memcpy(w->t->array, w->p, used * sizeof(Value));
  w->p = w->t->array;
  w->cap = size;
}

NOINLINE void work_grow(Work *w, uint32_t used, uint32_t more) {
  uint32_t size = w->cap * 2 < used + more ? used + more : w->cap * 2;
  if (w->t == NULL) move_to_table(w, used, size);
  else tab_resize(w->t, size, 0);
  w->p = w->t->array;
  w->cap = w->t->asize;
}

Value work_save(Work *w, uint32_t used) {
  if (w->t == NULL) move_to_table(w, used, WORK_SMALL);
  gc_barriert(w->t); /* it was written without barriers until here */
  return v_tab(w->t);
}

void work_close(Work *w) {
  if (w->t) tab_clear(w->t);
}

/* ---- arrays and null ---- */

/* into_array([t = {}]) -> t. EPERM for a table whose metatable is protected. */
static int json_into_array(Value *base, int nargs) {
  Table *mark = v_totab(json_lib(base)->array[LIB_ARRAY]);
  if (nargs < 1 || v_isnil(base[0])) base[0] = v_tab(tab_new(0, 0));
  if (!v_istab(base[0])) return json_raise(base, JSON_EINVAL, 1);
  Table *t = v_totab(base[0]);
  if (t->meta != mark && !v_isnil(tab_metamethod(t->meta, MM_METATABLE))) return json_raise(base, JSON_EPERM, 1);
  t->meta = mark;
  gc_barriert(t);
  return 1;
}

static int json_is_array(Value *base, int nargs) {
  Value mark = json_lib(base)->array[LIB_ARRAY];
  base[0] = v_bool(nargs >= 1 && v_istab(base[0]) && v_totab(base[0])->meta == v_totab(mark));
  return 1;
}

static int null_tostring(Value *base, int nargs) {
  (void)nargs;
  base[0] = v_str(str_lit("null"));
  return 1;
}

/* ---- opening ---- */

static void add(Table *t, Table *lib, const LibEntry *list) {
  for (; list->name; list++) {
    Func *f = func_native(list->fn, 1);
    f->v[0] = v_tab(lib);
    tab_setstr(t, str_newz(list->name), v_func(f));
  }
}

/* A metatable that shows `name` in its place. */
static Table *opaque(String *name) {
  Table *t = tab_new(0, 2);
  tab_setstr(t, G.mmname[MM_METATABLE], v_str(name));
  return t;
}

/* No collection can happen in here, so nothing needs to be reachable before it is stored. */
void json_open(Table *table, uint32_t host) {
  static const LibEntry functions[] = {
    {"decode", json_decode}, {"encode", json_encode}, {"into_array", json_into_array}, {"is_array", json_is_array}, {NULL, NULL},
  };
  static const LibEntry constructor[] = {{"new", json_writer_new}, {NULL, NULL}};
  static const LibEntry methods[] = {
    {"value", json_writer_value}, {"begin_object", json_writer_begin_object}, {"end_object", json_writer_end_object},
    {"begin_array", json_writer_begin_array}, {"end_array", json_writer_end_array}, {"literal", json_writer_literal},
    {"generate", json_writer_generate}, {NULL, NULL},
  };
  static const LibEntry null_meta[] = {{"__tostring", null_tostring}, {NULL, NULL}};
  static const LibEntry writer_meta[] = {{"__index", json_writer_index}, {NULL, NULL}};

  Table *lib = tab_new(LIB_SIZE, 0);
  Udata *null = gc_new(sizeof(Udata), OBJ_UDATA);
  memset(&null->fin, 0, sizeof(Udata) - offsetof(Udata, fin));
  null->env = G.globals;
  null->meta = opaque(str_lit("json.null"));
  add(null->meta, lib, null_meta);
  Table *writer = opaque(str_lit("json.writer"));
  add(writer, lib, writer_meta);
  Table *members = tab_new(0, 8);
  add(members, lib, methods);
  lib->array[LIB_HOST] = v_light(host);
  lib->array[LIB_NULL] = v_udata(null);
  lib->array[LIB_ARRAY] = v_tab(opaque(str_lit("json.array")));
  lib->array[LIB_WRITER] = v_tab(writer);
  lib->array[LIB_METHODS] = v_tab(members);
  lib->array[LIB_TOJSON] = v_str(str_lit("__tojson"));

  add(table, lib, functions);
  Table *constructors = tab_new(0, 1);
  add(constructors, lib, constructor);
  tab_setstr(table, str_lit("writer"), v_tab(constructors));
  tab_setstr(table, str_lit("null"), v_udata(null));
}
