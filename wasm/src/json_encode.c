/* json.encode: walks a value without recursion and writes its text.
 *
 * Containers being written are frames on the work stack, the innermost last:
 *     table · frame below << 1 | whether it is an object · position · number of elements or members · names, sorted (objects)
 * all but the table and the names as raw bits. Somebody may change the tables while a __tojson() runs or the slice is over: so
 * elements are looked up when their turn comes, an element that is gone by then is null, and a member that is gone is left out.
 *
 * A table that is among the frames already is a cycle. There are seldom more than a few frames, so they are just looked through.
 * That changes with the first __tojson(): it gets a state with the table `visited`, which from then on has every table that is open, in
 * whatever call of encode, and is asked instead.
 *
 * Text. The encoder puts the separators of its own containers itself and leaves only the level up to date. A __tojson() sees the text
 * through state.writer: then the level of the element is the floor, and the place for one value is prepared (json_text.h). The same
 * holds while the slice is over, but there no value may be written.
 *
 * Called with a state, encode writes one value to state.writer, as state.writer:value() would, and returns nothing. */
#include "json_text.h"
#include "scope.h"

/* The frame. E_VALUE: the argument, later the value whose __tojson() runs. E_TEXT: the block, or the writer around it once there is a
 * state. E_FLOOR: raw bits, what text_leave found. */
enum { E_VALUE, E_TEXT, E_WORK, E_TOP, E_MARK, E_STATE, E_VISITED, E_INDENT, E_NESTED, E_FLOOR, E_CALLED, E_CALL };

enum { F_TABLE, F_LINK, F_AT, F_COUNT, F_NAMES };
#define NO_FRAME 0x7FFFFFFFu

typedef struct Encoder {
  Value *base;
  Table *lib;
  Table *visited;  /* NULL: nobody has a state */
  String *indent;  /* NULL: compact */
  uint32_t top, mark;
  Text text;
  Work work;
} Encoder;

static void encoder_open(Encoder *e, Value *base) {
  e->base = base;
  e->lib = json_lib(base);
  e->visited = v_isnil(base[E_VISITED]) ? NULL : v_totab(base[E_VISITED]);
  e->indent = v_isnil(base[E_INDENT]) ? NULL : v_tostr(base[E_INDENT]);
  e->top = (uint32_t)base[E_TOP];
  e->mark = (uint32_t)base[E_MARK];
  work_open(&e->work, base[E_WORK]);
}

/* Opens the text wherever it is; false: it was taken meanwhile. */
static bool open_text(Encoder *e) {
  Table *owner = NULL;
  Value *home = v_isudata(e->base[E_TEXT]) ? writer_home(e->lib, e->base[E_TEXT], &owner) : &e->base[E_TEXT];
  if (v_isnil(*home)) return false;
  text_open(&e->text, home, owner);
  return true;
}

/* Before others run. `place`: whether they may write a value here. */
static void leave(Encoder *e, bool place) {
  Value *base = e->base;
  TextHead *h = e->text.head;
  base[E_FLOOR] = (Value)h->floor << 8 | h->state;
  h->floor = h->level;
  h->state = place ? TEXT_PLACE | TEXT_BEGUN : TEXT_FULL;
  text_close(&e->text);
  base[E_WORK] = work_save(&e->work, e->top);
  base[E_TOP] = e->top;
  base[E_MARK] = e->mark;
}

/* After that: 0, or JSON_* when they did not leave the text as they should. */
static int come_back(Encoder *e, Value *base) {
  encoder_open(e, base);
  if (!open_text(e)) return JSON_EBADF;
  TextHead *h = e->text.head;
  bool good = h->level == h->floor && (h->state & (TEXT_FULL | TEXT_PLACE)) == TEXT_FULL;
  h->floor = (uint32_t)(base[E_FLOOR] >> 8);
  h->state = (uint8_t)base[E_FLOOR];
  return good ? 0 : JSON_BAD_TOJSON;
}

static int encode_error(Encoder *e, int code) {
  work_close(&e->work);
  return code == RT_CYCLE ? raise_runtime(e->base, code) : json_raise(e->base, code, code == JSON_EINVAL ? 1 : 0);
}

/* ---- names in order ---- */

#define RUN 16 /* length of the runs made by insertion */

static inline uint64_t big_endian(const char *p, int shift) { return (uint64_t)(unsigned char)*p << shift; }

/* The first 8 bytes as a number, missing ones 0: names that differ in it are in its order. */
static inline uint64_t prefix(const String *s) {
  const char *p = s->data;
  uint32_t n = s->len;
  if (n >= 8) {
    uint64_t w;
    memcpy(&w, p, 8);
    return __builtin_bswap64(w); /* both of our targets are little-endian */
  }
  if (n >= 4) {
    uint32_t first, last;
    memcpy(&first, p, 4);
    memcpy(&last, p + n - 4, 4);
    return (uint64_t)__builtin_bswap32(first) << 32 | (uint64_t)__builtin_bswap32(last) << (8 * (8 - n));
  }
  uint64_t w = big_endian(p, 56);
  if (n > 1) w |= big_endian(p + 1, 48);
  if (n > 2) w |= big_endian(p + 2, 40);
  return w;
}

/* n <= RUN */
static inline void insertion_sort(Value *v, uint32_t n) {
  uint64_t order[RUN];
  for (uint32_t i = 0; i < n; i++) {
    Value x = v[i];
    uint64_t p = prefix(v_tostr(x));
    uint32_t k = i;
    for (; k > 0 && p <= order[k - 1]; k--) {
      if (unlikely(p == order[k - 1]) && str_cmp(v_tostr(x), v_tostr(v[k - 1])) > 0) break;
      v[k] = v[k - 1];
      order[k] = order[k - 1];
    }
    v[k] = x;
    order[k] = p;
  }
}

/* Sorts v[0..n-1] with as much room behind. The slice does not end meanwhile, but pays. */
static NOINLINE void sort_names(Value *v, uint32_t n) {
  for (uint32_t lo = 0; lo < n; lo += RUN) insertion_sort(v + lo, n - lo < RUN ? n - lo : RUN);
  Value *from = v, *to = v + n;
  for (uint32_t width = RUN; width < n; width *= 2) {
    for (uint32_t lo = 0; lo < n; lo += 2 * width) {
      uint32_t mid = lo + width < n ? lo + width : n, hi = mid + width < n ? mid + width : n;
      uint32_t i = lo, j = mid, k = lo;
      while (i < mid && j < hi) to[k++] = str_cmp(v_tostr(from[j]), v_tostr(from[i])) < 0 ? from[j++] : from[i++];
      while (i < mid) to[k++] = from[i++];
      while (j < hi) to[k++] = from[j++];
    }
    Value *swap = from;
    from = to;
    to = swap;
    charge((int)(n >> 1));
  }
  if (from != v) memcpy(v, from, n * sizeof(Value));
}

/* Collects the names of an object behind its frame at e->top; answers their number. */
static uint32_t collect_names(Encoder *e, Table *t) {
  uint32_t size = t->node == tab_dummy ? 0 : tab_sizenode(t), n = 0;
  G.fuel -= (int32_t)(size >> 5);
  work_room(&e->work, e->top, F_NAMES + 2 * size);
  Value *names = e->work.p + e->top + F_NAMES;
  for (uint32_t i = 0; i < size; i++)
    if (!v_isnil(t->node[i].val) && v_isstr(t->node[i].key)) names[n++] = t->node[i].key;
  if (n <= RUN) insertion_sort(names, n);
  else sort_names(names, n);
  return n;
}

/* ---- containers ---- */

static void indent(Encoder *e) {
  String *s = e->indent;
  uint32_t level = e->text.head->level;
  text_room(&e->text, 1);
  *e->text.p++ = '\n';
  if (s->len) {
    text_room(&e->text, (size_t)level * s->len);
    for (uint32_t i = 0; i < level; i++) text_bytes(&e->text, s->data, s->len);
    G.fuel -= (int32_t)((uint64_t)level * s->len >> 8);
  }
}

static bool is_open(Encoder *e, Table *t) {
  if (e->visited) return !v_isnil(tab_get(e->visited, v_tab(t)));
  uint32_t n = 0;
  for (uint32_t m = e->mark; m != NO_FRAME; m = (uint32_t)(e->work.p[m + F_LINK] >> 1), n++)
    if (e->work.p[m] == v_tab(t)) return true;
  G.fuel -= (int32_t)(n >> 4);
  return false;
}

/* Begins a table: 0, or JSON_* or RT_CYCLE. An empty one is done with that, and *empty true. */
static int enter(Encoder *e, Table *t, bool *empty) {
  TextHead *h = e->text.head;
  if (unlikely(is_open(e, t))) return RT_CYCLE;
  if (unlikely(h->level == JSON_DEPTH)) return JSON_TOO_DEEP;
  uint32_t n = tab_len(t);
  bool object = n == 0 && t->meta != v_totab(e->lib->array[LIB_ARRAY]);
  work_room(&e->work, e->top, F_NAMES);
  if (object) n = collect_names(e, t);
  text_room(&e->text, 2);
  *e->text.p++ = object ? '{' : '[';
  *empty = n == 0;
  if (n == 0) {
    *e->text.p++ = object ? '}' : ']';
    return 0;
  }
  Value *frame = e->work.p + e->top;
  frame[F_TABLE] = v_tab(t);
  frame[F_LINK] = (Value)e->mark << 1 | object;
  frame[F_AT] = 0;
  frame[F_COUNT] = n;
  e->mark = e->top;
  e->top += F_NAMES + (object ? n : 0);
  e->text.head->level++;
  if (e->visited) tab_set(e->visited, v_tab(t), V_TRUE);
  return 0;
}

static void leave_table(Encoder *e) {
  Value *frame = e->work.p + e->mark;
  bool object = frame[F_LINK] & 1;
  e->text.head->level--;
  if (e->indent) indent(e);
  text_room(&e->text, 1);
  *e->text.p++ = object ? '}' : ']';
  if (e->visited) tab_set(e->visited, frame[F_TABLE], V_NIL);
  e->top = e->mark;
  e->mark = (uint32_t)(frame[F_LINK] >> 1);
}

/* Writes separator and name of the next element of the innermost container, whose value is *v then. */
enum { NEXT_END, NEXT_VALUE, NEXT_ERROR };
static inline int next(Encoder *e, Value *v, int *code) {
  Value *frame = e->work.p + e->mark;
  Table *t = v_totab(frame[F_TABLE]);
  uint32_t i = (uint32_t)frame[F_AT], n = (uint32_t)frame[F_COUNT];
  bool object = frame[F_LINK] & 1;
  if (object) {
    uint32_t at = i & 0x7FFFFFFF; /* names seen; the highest bit is set once a member was written */
    do {
      if (at == n) return NEXT_END;
      *v = tab_getstr(t, v_tostr(frame[F_NAMES + at++]));
    } while (unlikely(v_isnil(*v)));
    frame[F_AT] = at | 0x80000000u;
    text_room(&e->text, 2);
    if (i >> 31) *e->text.p++ = ',';
    if (unlikely(e->indent != NULL)) indent(e);
    *code = text_string(&e->text, v_tostr(frame[F_NAMES + at - 1]));
    if (unlikely(*code != 0)) return NEXT_ERROR;
    text_room(&e->text, 2);
    *e->text.p++ = ':';
    if (unlikely(e->indent != NULL)) *e->text.p++ = ' ';
    return NEXT_VALUE;
  }
  if (i == n) return NEXT_END;
  frame[F_AT] = i + 1;
  *v = tab_getint(t, (int32_t)i + 1);
  if (v_isnil(*v)) *v = e->lib->array[LIB_NULL];
  text_room(&e->text, 2);
  if (i) *e->text.p++ = ',';
  if (unlikely(e->indent != NULL)) indent(e);
  return NEXT_VALUE;
}

/* ---- __tojson ---- */

static Value tojson_of(Encoder *e, Value v) {
  Table *meta = v_istab(v) ? v_totab(v)->meta : v_isudata(v) ? v_toudata(v)->meta : NULL;
  if (likely(meta == NULL) || meta == v_totab(e->lib->array[LIB_ARRAY])) return V_NIL;
  return tab_getstr(meta, v_tostr(e->lib->array[LIB_TOJSON]));
}

static void set(Table *t, const char *name, Value v) { tab_setstr(t, str_newz(name), v); }

/* Makes the state: what was written becomes a writer's, what is open goes to `visited`. */
static void make_state(Encoder *e) {
  Value *base = e->base;
  Table *visited = tab_new(0, 4), *state = tab_new(0, 4);
  for (uint32_t m = e->mark; m != NO_FRAME; m = (uint32_t)(e->work.p[m + F_LINK] >> 1)) tab_set(visited, e->work.p[m], V_TRUE);
  e->text.head->owned = 1;
  text_close(&e->text);
  base[E_TEXT] = writer_wrap(e->lib, base[E_TEXT]);
  open_text(e);
  e->visited = visited;
  base[E_VISITED] = v_tab(visited);
  set(state, "writer", base[E_TEXT]);
  set(state, "visited", base[E_VISITED]);
  if (e->indent) set(state, "indent", base[E_INDENT]);
  base[E_STATE] = v_tab(state);
}

/* Calls tojson(v, state). */
static int call_tojson(Encoder *e, Value v, Value tojson) {
  Value *base = e->base, *at = base + E_CALL;
  if (e->visited == NULL) make_state(e);
  if (!v_isnil(tab_get(e->visited, v))) return encode_error(e, RT_CYCLE);
  tab_set(e->visited, v, V_TRUE);
  leave(e, true);
  base[E_CALLED] = V_TRUE;
  base[E_VALUE] = v;
  at[0] = tojson;
  at[2] = v;
  at[3] = base[E_STATE];
  return call_lua(base, at, 2, KONT_json_encode);
}

/* ---- the function ---- */

static int encode_slice(Encoder *e) {
  leave(e, false);
  e->base[E_CALLED] = V_FALSE;
  return slice_kont(e->base, e->base + E_CALL, KONT_json_encode);
}

static int finish(Encoder *e) {
  Value *base = e->base;
  work_close(&e->work);
  if (base[E_NESTED] == V_TRUE) {
    text_close(&e->text);
    return 0;
  }
  size_t n = (size_t)(e->text.p - text_begin(e->text.head));
  charge(1 + (int)(n >> 8));
  base[0] = v_str(str_new(text_begin(e->text.head), n));
  *e->text.home = V_NIL; /* a writer that a __tojson() kept is used up */
  return 1;
}

/* Writes v and then all that is still to come; `fresh` is false when v was written already. */
static int encode_run(Encoder *e, Value v, bool fresh) {
  int code, batch = JSON_BATCH;
  size_t paid = (size_t)(e->text.p - (char *)e->text.head);
  for (;; fresh = true) {
    if (fresh) {
      if (v_isstr(v)) {
        if (unlikely((code = text_string(&e->text, v_tostr(v))) != 0)) return encode_error(e, code);
      } else if (v_isnum(v)) {
        if (unlikely((code = text_number(&e->text, v_todouble(v))) != 0)) return encode_error(e, code);
      } else if (v_isbool(v)) {
        text_bytes(&e->text, v == V_TRUE ? "true" : "false", v == V_TRUE ? 4 : 5);
      } else if (v == e->lib->array[LIB_NULL]) {
        text_bytes(&e->text, "null", 4);
      } else {
        Value tojson = tojson_of(e, v);
        bool empty;
        if (!v_isnil(tojson)) return call_tojson(e, v, tojson);
        if (!v_istab(v)) return encode_error(e, JSON_EINVAL);
        if (unlikely((code = enter(e, v_totab(v), &empty)) != 0)) return encode_error(e, code);
      }
    }
    if (unlikely(--batch < 0)) {
      size_t now = (size_t)(e->text.p - (char *)e->text.head);
      if (json_pause(now - paid)) return encode_slice(e);
      paid = now;
      batch = JSON_BATCH;
    }
    int found = NEXT_END;
    while (e->mark != NO_FRAME && (found = next(e, &v, &code)) == NEXT_END) leave_table(e);
    if (unlikely(found == NEXT_ERROR)) return encode_error(e, code);
    if (e->mark == NO_FRAME) return finish(e);
  }
}

int kont_json_encode(Value *base, Value *res, int nres) {
  Encoder e;
  (void)res;
  (void)nres;
  int code = come_back(&e, base);
  if (base[E_CALLED] == V_TRUE) tab_set(e.visited, base[E_VALUE], V_NIL);
  if (code) return encode_error(&e, code);
  return encode_run(&e, V_NIL, false);
}

static bool optional_blank(Value v, Value *out) {
  *out = v;
  return v_isnil(v) || (v_isstr(v) && json_is_blank(v_tostr(v)));
}

/* Reads the options of argument 2; false: they are not as they should be. */
static bool read_options(Value *base, Value v) {
  Table *options = v_totab(v), *owner;
  Value state = tab_getstr(options, str_lit("state"));
  if (v_isnil(state)) return optional_blank(tab_getstr(options, str_lit("indent")), &base[E_INDENT]);
  if (!v_istab(state)) return false;
  base[E_STATE] = state;
  base[E_NESTED] = V_TRUE;
  base[E_TEXT] = tab_getstr(v_totab(state), str_lit("writer"));
  base[E_VISITED] = tab_getstr(v_totab(state), str_lit("visited"));
  return writer_home(json_lib(base), base[E_TEXT], &owner) && v_istab(base[E_VISITED]) &&
         optional_blank(tab_getstr(v_totab(state), str_lit("indent")), &base[E_INDENT]);
}

/* The one value of a nested call finds its place like any other in the writer. A string may be a name. */
static int place_root(Encoder *e, Value v) {
  int place = text_place(&e->text, v_isstr(v));
  if (place == PLACE_WRONG) return encode_error(e, JSON_EINVAL);
  if (place == PLACE_VALUE) return encode_run(e, v, true);
  int code = text_string(&e->text, v_tostr(v));
  if (code) return encode_error(e, code);
  text_named(&e->text);
  return finish(e);
}

/* encode(value [, opts]) -> string, or nothing when opts.state says where the text goes. */
int json_encode(Value *base, int nargs) {
  Encoder e;
  if (nargs < 1) return json_raise(base, JSON_EINVAL, 1);
  Value v = base[0], options = arg_or_nil(2);
  for (int i = E_TEXT; i < E_CALL; i++) base[i] = V_NIL;
  if (!v_isnil(options) && (!v_istab(options) || !read_options(base, options))) return json_raise(base, JSON_EINVAL, 2);
  bool nested = base[E_NESTED] == V_TRUE;
  if (!nested) base[E_TEXT] = text_new();
  base[E_TOP] = 0;
  base[E_MARK] = NO_FRAME;
  encoder_open(&e, base);
  if (!open_text(&e)) return json_raise(base, JSON_EBADF, 0);
  return nested ? place_root(&e, v) : encode_run(&e, v, true);
}
