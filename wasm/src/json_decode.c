/* json.decode: one pass over the text, without recursion.
 *
 * Values that are complete wait on the work stack until their container is: then it is made at its final size and takes them off. So
 * nothing half-built is ever seen, and no table grows. A container that is open has one slot below its values, its mark:
 *
 *     mark: index of the mark of the container around it << 1 | whether it is an object      raw bits
 *     array: v1 v2 v3 ...      object: name1 v1 name2 v2 ...
 *
 * The only place to stop is before a value: position, the top of the stack and the mark are all there is to keep.
 *
 * The text is a Lua string, so a NUL stands behind it. No loop over the text needs to know where it ends but those that take 8 bytes at
 * once: a NUL ends every token, and nothing may stand for it inside of one.
 *
 * Strictly RFC 8259: no comments, no trailing commas, no numbers in other forms, white space of four kinds, valid UTF-8; escapes that
 * are half of a surrogate pair are refused, for UTF-8 cannot hold them. The last of several members with one name counts. */
#include "decimal.h"
#include "json.h"
#include <math.h>

/* The frame. D_TEXT is the argument. Integers are raw bits. */
enum { D_TEXT, D_WORK, D_AT, D_TOP, D_MARK, D_DEPTH, D_CALL };

typedef struct Reader {
  Value *base;
  Table *lib;
  const char *text, *p, *end;
  int code; /* of the error at p */
} Reader;

static bool fail(Reader *r, const char *at, int code) {
  r->p = at;
  r->code = code;
  return false;
}

static inline bool is_digit(char c) { return (unsigned char)(c - '0') < 10; }
static inline bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static inline const char *skip_space(const char *p) {
  while (is_space(*p)) p++;
  return p;
}

static bool unexpected(Reader *r, const char *p) { return fail(r, p, p == r->end ? JSON_END : JSON_CHARACTER); }

/* ---- strings ---- */

/* The first byte that needs a look; the NUL at the end does. */
static inline const char *plain_end(const char *p, const char *end) {
  while (end - p >= 8) {
    uint64_t w;
    memcpy(&w, p, 8);
    uint64_t special = json_special(w);
    if (special) return p + (__builtin_ctzll(special) >> 3); /* both of our targets are little-endian */
    p += 8;
  }
  while ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x80 && *p != '"' && *p != '\\') p++;
  return p;
}

/* The four digits at p, or -1. */
static int hex4(const char *p) {
  int v = 0;
  for (int i = 0; i < 4; i++) {
    char c = p[i], low = (char)(c | 0x20);
    if (is_digit(c)) v = v << 4 | (c - '0');
    else if (low >= 'a' && low <= 'f') v = v << 4 | (low - 'a' + 10);
    else return -1;
  }
  return v;
}

static void put_utf8(Buf *b, uint32_t c) {
  char text[4];
  size_t n = 0;
  if (c < 0x80) text[n++] = (char)c;
  else {
    if (c < 0x800) text[n++] = (char)(0xC0 | c >> 6);
    else {
      if (c < 0x10000) text[n++] = (char)(0xE0 | c >> 12);
      else {
        text[n++] = (char)(0xF0 | c >> 18);
        text[n++] = (char)(0x80 | (c >> 12 & 63));
      }
      text[n++] = (char)(0x80 | (c >> 6 & 63));
    }
    text[n++] = (char)(0x80 | (c & 63));
  }
  buf_put(b, text, n);
}

/* p is behind "\u". Answers where the escape ends, or NULL. */
static const char *unicode_escape(Reader *r, const char *p, Buf *b) {
  int c = hex4(p), low;
  if (c < 0) return fail(r, p - 2, JSON_ESCAPE), NULL;
  if (c < 0xD800 || c > 0xDFFF) return put_utf8(b, (uint32_t)c), p + 4;
  if (c > 0xDBFF || p[4] != '\\' || p[5] != 'u' || (low = hex4(p + 6)) < 0xDC00 || low > 0xDFFF)
    return fail(r, p - 2, JSON_SURROGATE), NULL;
  put_utf8(b, 0x10000 + (((uint32_t)c & 0x3FF) << 10) + ((uint32_t)low & 0x3FF));
  return p + 10;
}

/* p is behind a backslash. */
static const char *escape(Reader *r, const char *p, Buf *b) {
  char c;
  switch (*p) {
    case '"': case '\\': case '/': c = *p; break;
    case 'b': c = '\b'; break;
    case 'f': c = '\f'; break;
    case 'n': c = '\n'; break;
    case 'r': c = '\r'; break;
    case 't': c = '\t'; break;
    case 'u': return unicode_escape(r, p + 1, b);
    default: return p == r->end ? (fail(r, p, JSON_END), NULL) : (fail(r, p - 1, JSON_ESCAPE), NULL);
  }
  buf_putc(b, c);
  return p + 1;
}

/* A string with something in it: `from` is where it begins, p the first byte that needs a look. */
static NOINLINE bool read_string_slow(Reader *r, const char *from, const char *p, Value *out) {
  Buf *b = NULL; /* once there was an escape: the text before `from` */
  for (;; p = plain_end(p, r->end)) {
    unsigned char c = (unsigned char)*p;
    if (c >= 0x80) {
      int n = utf8_sequence(p);
      if (n == 0) return fail(r, p, JSON_ENCODING);
      p += n;
    } else if (c == '\\') {
      if (b == NULL) b = buf_tmp();
      buf_put(b, from, (size_t)(p - from));
      if ((p = escape(r, p + 1, b)) == NULL) {
        b->len = 0;
        return false;
      }
      from = p;
    } else if (c == '"') {
      break;
    } else {
      if (b) b->len = 0;
      return fail(r, p, p == r->end ? JSON_END : JSON_CONTROL);
    }
  }
  if (b) {
    buf_put(b, from, (size_t)(p - from));
    *out = v_str(buf_str(b));
  } else *out = v_str(str_new(from, (size_t)(p - from)));
  r->p = p + 1;
  return true;
}

/* r->p is behind the opening quote. */
static inline bool read_string(Reader *r, Value *out) {
  const char *p = r->p, *q = plain_end(p, r->end);
  if (unlikely(*q != '"')) return read_string_slow(r, p, q, out);
  *out = v_str(str_new(p, (size_t)(q - p)));
  r->p = q + 1;
  return true;
}

/* ---- numbers ---- */

#define QUICK_DIGITS 18
#define KEPT_DIGITS 19   /* that dec_to_double wants */
#define INTEGER_DIGITS 21 /* a longer integer is more than a number can stand for */
#define EXP_FAR 100000   /* as good as infinite */

/* A number that is no short integer. `first` is its first digit, the sign before it included in `begin`. */
static NOINLINE bool read_number_slow(Reader *r, const char *begin, const char *first, Value *out) {
  const char *p = first;
  uint64_t w = 0;
  int64_t exp10 = 0;
  int kept = 0;
  bool cut = false, point = false, integer = true;
  for (;; p++) {
    if (is_digit(*p)) {
      int digit = *p - '0';
      if (kept < KEPT_DIGITS) {
        w = w * 10 + (uint64_t)digit;
        kept += w != 0;
        exp10 -= point;
      } else {
        cut |= digit != 0;
        exp10 += !point;
      }
    } else if (*p == '.' && !point) {
      point = true;
      integer = false;
      if (!is_digit(p[1])) return fail(r, p + 1, p + 1 == r->end ? JSON_END : JSON_NUMBER);
    } else break;
  }
  const char *digits_end = p;
  if ((*p | 0x20) == 'e') {
    integer = false;
    p++;
    bool negative = *p == '-';
    if (*p == '-' || *p == '+') p++;
    if (!is_digit(*p)) return fail(r, p, p == r->end ? JSON_END : JSON_NUMBER);
    int64_t exp = 0;
    for (; is_digit(*p); p++)
      if (exp < INT64_MAX / 100) exp = exp * 10 + (*p - '0');
    exp10 += negative ? -exp : exp;
  }
  r->p = p;
  if (integer && digits_end - first > INTEGER_DIGITS) return fail(r, begin, JSON_RANGE);
  if (exp10 > EXP_FAR) exp10 = EXP_FAR;
  if (exp10 < -EXP_FAR) exp10 = -EXP_FAR;
  G.fuel -= (int32_t)((p - first) >> 6);
  double d = w == 0 ? 0 : dec_to_double(w, (int)exp10, cut, first, digits_end);
  if (d > 1.7976931348623157e308) return fail(r, begin, JSON_RANGE);
  *out = v_num(begin < first ? -d : d);
  return true;
}

/* r->p is at the first character, a digit or '-'. */
static inline bool read_number(Reader *r, Value *out) {
  const char *begin = r->p, *first = begin + (*begin == '-'), *p = first;
  uint64_t w = 0;
  while (is_digit(*p) && p - first < QUICK_DIGITS) w = w * 10 + (uint64_t)(*p++ - '0');
  if (unlikely(p == first)) return fail(r, p, p == r->end ? JSON_END : JSON_NUMBER);
  if (unlikely(*first == '0' && p - first > 1)) return fail(r, first + 1, JSON_NUMBER);
  if (is_digit(*p) || *p == '.' || (*p | 0x20) == 'e') return read_number_slow(r, begin, first, out);
  *out = v_num(begin < first ? -(double)w : (double)w);
  r->p = p;
  return true;
}

/* ---- values ---- */

static bool read_word(Reader *r, const char *word, Value v, Value *out) {
  const char *p = r->p;
  for (; *word; word++, p++)
    if (*p != *word) return unexpected(r, p);
  r->p = p;
  *out = v;
  return true;
}

/* Anything but a container. */
static inline bool read_leaf(Reader *r, Value *out) {
  switch (*r->p) {
    case '"': r->p++; return read_string(r, out);
    case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
      return read_number(r, out);
    case 't': return read_word(r, "true", V_TRUE, out);
    case 'f': return read_word(r, "false", V_FALSE, out);
    case 'n': return read_word(r, "null", r->lib->array[LIB_NULL], out);
    default: return unexpected(r, r->p);
  }
}

static Table *make_array(Table *lib, const Value *v, uint32_t n) {
  Table *t = tab_new(n ? n + 1 : 0, 0);
  if (n) memcpy(t->array + 1, v, n * sizeof(Value));
  t->meta = v_totab(lib->array[LIB_ARRAY]);
  return t;
}

static Table *make_object(const Value *v, uint32_t n) {
  Table *t = tab_new(0, n / 2);
  for (uint32_t i = 0; i < n; i += 2) *tab_slotstr(t, v_tostr(v[i])) = v[i + 1];
  return t;
}

static int decode_error(Reader *r, Work *w) {
  work_close(w);
  return json_raise(r->base, r->code, (double)(r->p - r->text) + 1);
}

/* ---- the function ---- */

static int decode_run(Value *base) {
  String *s = v_tostr(base[D_TEXT]);
  Reader r = {base, json_lib(base), s->data, s->data + (size_t)base[D_AT], s->data + s->len, 0};
  uint32_t top = (uint32_t)base[D_TOP], mark = (uint32_t)base[D_MARK], depth = (uint32_t)base[D_DEPTH];
  const char *paid = r.p;
  int batch = JSON_BATCH;
  Work w;
  Value v;
  work_open(&w, base[D_WORK]);

value:
  if (unlikely(--batch < 0)) {
    if (json_pause((size_t)(r.p - paid))) {
      base[D_WORK] = work_save(&w, top);
      base[D_AT] = (Value)(r.p - r.text);
      base[D_TOP] = top;
      base[D_MARK] = mark;
      base[D_DEPTH] = depth;
      return slice_kont(base, base + D_CALL, KONT_json_decode);
    }
    paid = r.p;
    batch = JSON_BATCH;
  }
  r.p = skip_space(r.p);
  if (*r.p == '[' || *r.p == '{') {
    bool object = *r.p == '{';
    if (unlikely(depth == JSON_DEPTH)) {
      r.code = JSON_TOO_DEEP;
      return decode_error(&r, &w);
    }
    const char *inner = skip_space(r.p + 1);
    if (*inner == (object ? '}' : ']')) {
      r.p = inner + 1;
      v = v_tab(object ? make_object(NULL, 0) : make_array(r.lib, NULL, 0));
    } else {
      r.p = inner;
      work_room(&w, top, 1);
      w.p[top] = (Value)mark << 1 | object;
      mark = top++;
      depth++;
      if (object) goto name;
      goto value;
    }
  } else if (unlikely(!read_leaf(&r, &v))) return decode_error(&r, &w);

  for (;;) { /* v is complete */
    if (depth == 0) break;
    work_room(&w, top, 1);
    w.p[top++] = v;
    bool object = w.p[mark] & 1;
    r.p = skip_space(r.p);
    if (*r.p == ',') {
      r.p++;
      if (!object) goto value;
      r.p = skip_space(r.p);
      goto name;
    }
    if (unlikely(*r.p != (object ? '}' : ']'))) {
      unexpected(&r, r.p);
      return decode_error(&r, &w);
    }
    r.p++;
    uint32_t n = top - mark - 1;
    const Value *values = w.p + mark + 1;
    v = v_tab(object ? make_object(values, n) : make_array(r.lib, values, n));
    G.fuel -= (int32_t)(n >> 4);
    top = mark;
    mark = (uint32_t)(w.p[mark] >> 1);
    depth--;
  }
  r.p = skip_space(r.p);
  if (unlikely(r.p != r.end)) {
    r.code = JSON_TRAILING;
    return decode_error(&r, &w);
  }
  charge(1 + (int)((size_t)(r.p - paid) >> 3));
  work_close(&w);
  base[0] = v;
  return 1;

name: /* r.p is where a member should begin */
  if (unlikely(*r.p != '"')) {
    unexpected(&r, r.p);
    return decode_error(&r, &w);
  }
  r.p++;
  if (unlikely(!read_string(&r, &v))) return decode_error(&r, &w);
  r.p = skip_space(r.p);
  if (unlikely(*r.p != ':')) {
    unexpected(&r, r.p);
    return decode_error(&r, &w);
  }
  r.p++;
  work_room(&w, top, 1);
  w.p[top++] = v;
  goto value;
}

int kont_json_decode(Value *base, Value *res, int nres) {
  (void)res;
  (void)nres;
  return decode_run(base);
}

/* decode(raw_json) -> value. The text: a string, or a byte_span, of which the host makes one. */
int json_decode(Value *base, int nargs) {
  if (nargs < 1) return json_raise(base, JSON_EINVAL, 1);
  if (!v_isstr(base[0]) && json_span(base) < 0) return R_ERROR;
  base[D_WORK] = V_NIL;
  base[D_AT] = base[D_TOP] = base[D_MARK] = base[D_DEPTH] = 0;
  return decode_run(base);
}
