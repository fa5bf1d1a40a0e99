#include "json_text.h"
#include "shortest.h"
#include <math.h>

#define TEXT_MIN 480 /* bytes of a new block, head included: a small one with the String around it */

Value text_new(void) {
  String *block = str_blank(TEXT_MIN);
  memset(block->data, 0, sizeof(TextHead));
  return v_str(block);
}

/* The old block stays behind as garbage. */
NOINLINE void text_grow(Text *t, size_t n) {
  size_t used = (size_t)(t->p - (char *)t->head), size = used + n;
  if (size < used * 2) size = used * 2;
  if (size > STR_MAX && used + n <= STR_MAX) size = STR_MAX;
  String *block = str_blank(size); /* too large for a string: leaves */
  memcpy(block->data, t->head, used);
  *t->home = v_str(block);
  if (t->owner) gc_barriert(t->owner);
  t->head = (TextHead *)block->data;
  t->p = block->data + used;
  t->end = block->data + size;
  charge((int)(used >> 8));
}

/* ---- values ---- */

int text_number(Text *t, double d) {
  if (unlikely(d - d != 0)) return JSON_RANGE;
  text_room(t, NUM_TEXT_MAX);
  t->p += num_shortest(d, t->p);
  return 0;
}

void text_bytes(Text *t, const char *p, size_t n) {
  text_room(t, n);
  if (n) memcpy(t->p, p, n);
  t->p += n;
}

#define ESCAPED 6 /* bytes a character takes at most */

static inline char *put_escape(char *p, unsigned char c) {
  *p++ = '\\';
  switch (c) {
    case '"': case '\\': *p++ = (char)c; break;
    case '\b': *p++ = 'b'; break;
    case '\f': *p++ = 'f'; break;
    case '\n': *p++ = 'n'; break;
    case '\r': *p++ = 'r'; break;
    case '\t': *p++ = 't'; break;
    default:
      memcpy(p, "u00", 3);
      p[3] = (char)('0' + (c >> 4));
      p[4] = "0123456789abcdef"[c & 15];
      p += 5;
  }
  return p;
}

/* From s on, the first byte that cannot stand for itself. */
static NOINLINE int put_special(Text *t, const char *s, const char *end) {
  while (s < end) {
    unsigned char c = (unsigned char)*s;
    size_t left = (size_t)(end - s);
    if (unlikely((size_t)(t->end - t->p) < left + ESCAPED + 8)) text_grow(t, left + left / 8 + ESCAPED + 8);
    if (c >= 0x80) {
      int n = utf8_sequence(s);
      if (n == 0) return JSON_NOT_UTF8;
      *t->p++ = *s++; /* by hand: a copy of so many bytes is a call */
      *t->p++ = *s++;
      if (n > 2) *t->p++ = *s++;
      if (n > 3) *t->p++ = *s++;
    } else if (c < 0x20 || c == '"' || c == '\\') {
      t->p = put_escape(t->p, c);
      s++;
    } else {
      while (end - s >= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        memcpy(t->p, s, 8);
        uint64_t special = json_special(w);
        int n = special ? __builtin_ctzll(special) >> 3 : 8;
        t->p += n;
        s += n;
        if (n < 8) break;
      }
      if (end - s < 8)
        while (s < end && (unsigned char)*s >= 0x20 && (unsigned char)*s < 0x80 && *s != '"' && *s != '\\') *t->p++ = *s++;
    }
  }
  return 0;
}

int text_string(Text *t, const String *string) {
  const char *s = string->data, *end = s + string->len;
  text_room(t, (size_t)string->len + 3);
  char *p = t->p;
  *p++ = '"';
  for (; end - s >= 8; s += 8, p += 8) {
    uint64_t w;
    memcpy(&w, s, 8);
    if (unlikely(json_special(w) != 0)) break;
    memcpy(p, &w, 8);
  }
  if (likely(end - s < 8)) {
    for (; s < end; s++) {
      unsigned char c = (unsigned char)*s;
      if (unlikely(c < 0x20 || c >= 0x80 || c == '"' || c == '\\')) break;
      *p++ = (char)c;
    }
  }
  t->p = p;
  G.fuel -= (int32_t)(string->len >> 6);
  if (unlikely(s < end)) {
    int code = put_special(t, s, end);
    if (code) return code;
    text_room(t, 1);
  }
  *t->p++ = '"';
  return 0;
}

/* ---- structure ---- */

static inline bool in_object(const TextHead *h) {
  return h->level > 0 && (h->objects[(h->level - 1) >> 3] >> ((h->level - 1) & 7) & 1);
}

/* A comma in front of the white space that ends the text, if any. */
static void put_comma(Text *t) {
  text_room(t, 1);
  if (t->head->state & TEXT_GAP) {
    char *at = text_begin(t->head) + t->head->gap;
    memmove(at + 1, at, (size_t)(t->p - at));
    *at = ',';
    t->p++;
  } else *t->p++ = ',';
}

int text_place(Text *t, bool may_be_name) {
  TextHead *h = t->head;
  bool name = in_object(h) && !(h->state & TEXT_PLACE);
  if (name && !may_be_name) return PLACE_WRONG;
  if (h->level == h->floor) {
    if (h->state & TEXT_FULL) return PLACE_WRONG;
    h->state |= TEXT_FULL;
  }
  if (!(h->state & TEXT_PLACE) && (h->state & TEXT_BEGUN)) put_comma(t);
  h = t->head;
  h->state = (uint8_t)((h->state & TEXT_FULL) | TEXT_BEGUN);
  return name ? PLACE_NAME : PLACE_VALUE;
}

int text_push(Text *t, bool object) {
  if (t->head->level == JSON_DEPTH) return JSON_TOO_DEEP;
  if (text_place(t, false) != PLACE_VALUE) return JSON_EINVAL;
  text_room(t, 1);
  *t->p++ = object ? '{' : '[';
  TextHead *h = t->head;
  uint8_t bit = (uint8_t)(1u << (h->level & 7));
  if (object) h->objects[h->level >> 3] |= bit;
  else h->objects[h->level >> 3] &= (uint8_t)~bit;
  h->level++;
  h->state &= TEXT_FULL;
  return 0;
}

bool text_pop(Text *t, bool object) {
  TextHead *h = t->head;
  if (h->level <= h->floor || in_object(h) != object || (h->state & TEXT_PLACE)) return false;
  text_room(t, 1);
  *t->p++ = object ? '}' : ']';
  h = t->head;
  h->level--;
  h->state = (uint8_t)((h->state & TEXT_FULL) | TEXT_BEGUN);
  return true;
}

void text_blank(Text *t, const char *p, size_t n) {
  TextHead *h = t->head;
  if (!(h->state & TEXT_GAP)) {
    h->gap = (uint32_t)(t->p - text_begin(h));
    h->state |= TEXT_GAP;
  }
  text_bytes(t, p, n);
}
