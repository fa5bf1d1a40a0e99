/* Growing byte buffers. */
#include "mem.h"
#include "prot.h"
#include "str.h"
#include <stdarg.h>
#include <stdio.h>

#define BUF_MIN 64
#define TMP_KEEP (64 * 1024) /* a scratch buffer above this size is given back at its next use */

Buf *buf_tmp(void) {
  if (G.tmp.cap > TMP_KEEP) buf_free(&G.tmp);
  G.tmp.len = 0;
  return &G.tmp;
}

NOINLINE void buf_reserve(Buf *b, size_t more) {
  if (more <= b->cap - b->len) return;
  if (more > STR_MAX || b->len + more > STR_MAX) prot_throw(PROT_MEMORY);
  size_t cap = b->cap < BUF_MIN ? BUF_MIN : b->cap * 2;
  if (cap > STR_MAX) cap = STR_MAX;
  while (cap < b->len + more) cap = cap * 2 > STR_MAX ? STR_MAX : cap * 2;
  b->p = mem_realloc(b->p, b->cap, cap);
  b->cap = cap;
}

void buf_put(Buf *b, const char *p, size_t len) {
  if (unlikely(len > b->cap - b->len)) buf_reserve(b, len);
  if (len != 0) memcpy(b->p + b->len, p, len);
  b->len += len;
}

void buf_putz(Buf *b, const char *z) { buf_put(b, z, strlen(z)); }

void buf_printf(Buf *b, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if (n <= 0) return;
  buf_reserve(b, (size_t)n + 1); /* vsnprintf writes a NUL behind the text */
  va_start(ap, fmt);
  vsnprintf(b->p + b->len, (size_t)n + 1, fmt, ap);
  va_end(ap);
  b->len += (size_t)n;
}

String *buf_str(Buf *b) {
  String *s = str_new(b->p, b->len);
  b->len = 0;
  return s;
}

void buf_free(Buf *b) {
  if (b->cap != 0) mem_free(b->p, b->cap);
  b->p = NULL;
  b->len = b->cap = 0;
}
