/* What the files of the module json share; json.c says who does what. */
#ifndef EMI_JSON_H
#define EMI_JSON_H
#include "lib.h"

#define JSON_DEPTH 1000 /* containers open at the same time, both ways */

/* ---- errors ----
 * The host function given to json_open raises them: its "nargs" is the code, and its first slot holds the number that the error's
 * extra member gets. ORDER JSON: src/modules/json.ts. Codes of lexer_ecat, with the position of the byte in question, counted from 1: */
enum {
  JSON_SPAN = 0, /* no error: the first slot holds what may be a byte_span; the host puts a string there, or raises EINVAL */
  JSON_END = 1, JSON_CHARACTER, JSON_NUMBER, JSON_ESCAPE, JSON_CONTROL, JSON_ENCODING, JSON_SURROGATE, JSON_TRAILING,
  /* 100 + a code of dom_ecat, with a position when decoding and 0 otherwise */
  JSON_RANGE = 101, JSON_TOO_DEEP, JSON_NOT_UTF8, JSON_BAD_TOJSON,
  /* 1000 + a code of the generic category, with the number of the argument or 0 */
  JSON_EPERM = 1001, JSON_EBADF = 1009, JSON_EINVAL = 1022,
};
int json_raise(Value *base, int code, double extra);
/* Puts a string in the place of the byte_span base[0]: < 0 when it is none, and that was raised. */
int json_span(Value *base);

/* ---- the library ----
 * Every function has this table as its upvalue, whose array part holds: */
enum { LIB_HOST = 1, LIB_NULL, LIB_ARRAY, LIB_WRITER, LIB_METHODS, LIB_TOJSON, LIB_SIZE };
#define json_lib(base) v_totab(v_tofunc((base)[-2])->v[0])

/* The functions, by file. */
CFunc json_decode, json_encode;
CFunc json_writer_new, json_writer_index, json_writer_value, json_writer_begin_object, json_writer_end_object,
  json_writer_begin_array, json_writer_end_array, json_writer_literal, json_writer_generate;

/* Fills `table` with the module. `host`: the host function that raises errors. */
void json_open(Table *table, uint32_t host);

/* ---- a stack of values ----
 * Both directions keep the containers they are in, and what belongs to them, on one: in C's memory first, which does for most
 * documents, and in the array part of a private table once that is full or the slice ends. Slots hold values or small integers as
 * raw bits, which read as (denormal) numbers. */
#ifdef EMI_STRESS
#define WORK_SMALL 6
#else
#define WORK_SMALL 96
#endif
typedef struct Work {
  Value *p;
  uint32_t cap;
  Table *t; /* NULL: p is `small` */
  Value small[WORK_SMALL];
} Work;
/* Goes on with what work_save left in `saved`, or begins when that is nil. */
void work_open(Work *w, Value saved);
void work_grow(Work *w, uint32_t used, uint32_t more);
static inline void work_room(Work *w, uint32_t used, uint32_t more) {
  if (unlikely(more > w->cap - used)) work_grow(w, used, more);
}
/* What to keep in the frame while others run. */
Value work_save(Work *w, uint32_t used);
/* The table becomes garbage, but its memory need not wait for the collector. */
void work_close(Work *w);

/* How many values are read or written between two looks at the fuel. */
#if defined(EMI_STRESS) || defined(EMI_CHECK)
#define JSON_BATCH 3
#else
#define JSON_BATCH 256
#endif
/* After a batch and `bytes` of text: whether to let others run. */
static inline bool json_pause(size_t bytes) {
  return charge((int)(JSON_BATCH / 2 + (bytes >> 3))) || mem_alarm;
}

/* ---- text ---- */

bool json_is_blank(const String *s); /* nothing but white space */

/* Length of the UTF-8 sequence at p (first byte 0x80 or more), 0 when it is none: too long, a surrogate, above U+10FFFF, cut short by
 * any byte, such as the NUL behind every string. */
static inline int utf8_sequence(const char *text) {
  const unsigned char *p = (const unsigned char *)text;
#define continues(i) ((p[i] & 0xC0) == 0x80)
  if (p[0] < 0xC2 || !continues(1)) return 0;
  if (p[0] < 0xE0) return 2;
  if (p[0] < 0xF0) return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] >= 0xA0) || !continues(2) ? 0 : 3;
  if (p[0] > 0xF4 || (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] >= 0x90)) return 0;
  return continues(2) && continues(3) ? 4 : 0;
#undef continues
}

/* A nonzero byte, of 0x80, for each byte of w that cannot stand for itself in a JSON string, or has a meaning beyond itself: control
 * characters, '"', '\\', and 0x80 and above. Exact up to the lowest of them. */
static inline uint64_t json_special(uint64_t w) {
  const uint64_t ones = 0x0101010101010101ull, high = ones << 7;
  uint64_t quote = w ^ ones * '"', backslash = w ^ ones * '\\';
  return (w | ((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & high;
}

#endif
