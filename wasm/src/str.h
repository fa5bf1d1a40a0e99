/* Strings: interning, comparison, and growing buffers. */
#ifndef EMI_STR_H
#define EMI_STR_H
#include "state.h"

String *str_new(const char *p, size_t len);       /* p may be NULL when len is 0 */
String *str_newz(const char *p);                  /* NUL-terminated */
#define str_lit(lit) str_new("" lit, sizeof(lit) - 1)
/* A long string with room for len bytes, to be filled by the caller before anyone sees it. len > STR_SHORT_MAX. Also serves
 * as a collector-managed block of raw bytes anchored in a stack slot. */
String *str_blank(size_t len);
String *str_fixed(const char *p);                 /* interned, never collected: reserved words, metamethod names */
uint32_t str_hash(String *s);
bool str_eq_long(const String *a, const String *b); /* content comparison of two distinct strings */
/* Equality of any two strings. */
static inline bool str_eq(const String *a, const String *b) {
  return a == b || (a->kind == STR_LONG && b->kind == STR_LONG && str_eq_long(a, b));
}
int str_cmp(const String *a, const String *b);    /* byte order, embedded NULs included: <0, 0, >0 */
#define STR_MAX 0x7FFFFF00u                       /* longest string; longer is "string length overflow" / not enough memory */

/* Raw equality of two values, numbers and long strings included. */
bool v_raweq(Value a, Value b);

/* Buffers grow by doubling. G.tmp is there for builtins that need one for the length of a call: `Buf *b = buf_tmp()` is
 * empty and keeps its memory between calls (trimmed when it got large). A builtin that calls Lua must keep partial results
 * in its stack slots, not here. */
Buf *buf_tmp(void);
void buf_reserve(Buf *b, size_t more);
void buf_put(Buf *b, const char *p, size_t len);
void buf_putz(Buf *b, const char *z);
static inline void buf_putc(Buf *b, char c) { if (b->len == b->cap) buf_reserve(b, 1); b->p[b->len++] = c; }
void buf_printf(Buf *b, const char *fmt, ...);    /* %s %d %u %c %p-free subset of printf, through vsnprintf */
String *buf_str(Buf *b);                          /* new string of the contents; empties the buffer */
void buf_free(Buf *b);

void str_init(void);       /* the string table; also derives the secrets of all hashes from G.seed */
/* The odd multiplier with which tab.c hashes keys that are not strings. */
extern uint64_t hash_mul;

/* For the collector. Short strings are in no list of objects but in the buckets of the string table, linked through `next`.
 * str_sweep frees the dead ones of `n` buckets from *bucket on, whitens the others, and answers how many it looked at;
 * *bucket is the table's size at the end. While that goes on (GC_SWEEPSTR) the table is not resized. */
uint32_t str_sweep(uint32_t *bucket, uint32_t n);
void str_sweep_done(void); /* shrinks the string table when it got sparse */
void str_free(String *s);  /* a long string */
void str_close(void);      /* frees all short strings and the table */
static inline size_t str_bytes(const String *s) { return offsetof(String, data) + (size_t)s->len + 1; }

#endif
