/* The lexer reads straight from the source: a name, a number or a string without escapes is a slice of it, copied once when it
 * becomes a String. Only literals with escapes or line ends go through a buffer.
 *
 * Errors that depend on a token carry it ("near 'x'"): its text is cut at the first NUL. */
#include "lex.h"
#include "compile.h"
#include "num.h"
#include "prot.h"
#include "str.h"

enum { C_SPACE = 1, C_DIGIT = 2, C_HEX = 4, C_NAME = 8 }; /* C_NAME: may stand in a name; bytes from 0x80 on may */
static inline int lex_class(int c) {
  if (c >= '0' && c <= '9') return C_DIGIT | C_HEX | C_NAME;
  if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) return C_HEX | C_NAME;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80) return C_NAME;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return C_SPACE;
  return 0;
}
#define is_digit(c) (lex_class(c) & C_DIGIT)
#define is_hex(c) (lex_class(c) & C_HEX)
#define is_name(c) (lex_class(c) & C_NAME)
#define is_eol(c) ((c) == '\n' || (c) == '\r')
#define EOF_CHAR (-1)

static inline int lex_char(const Lex *lx) { return lx->at < lx->end ? (unsigned char)*lx->at : EOF_CHAR; }
static inline int lex_char2(const Lex *lx) { return lx->end - lx->at > 1 ? (unsigned char)lx->at[1] : EOF_CHAR; }

/* ---- messages ---- */

const char *lex_kindtext(int kind, char buf[TOK_TEXT_MAX]) {
#define X(id, text) text,
  static const char *const texts[] = {WORDS(X) SYMBOLS(X)};
#undef X
  if (kind >= TOK_WORDS) return texts[kind - TOK_WORDS];
  if (kind >= 0x20 && kind != 0x7F) {
    buf[0] = (char)kind;
    buf[1] = 0;
  } else {
    char digits[NUM_TEXT_MAX];
    int n = num_fmtint(kind, digits);
    memcpy(buf, "char(", 5);
    memcpy(buf + 5, digits, (size_t)n);
    memcpy(buf + 5 + n, ")", 2);
  }
  return buf;
}

Buf *lex_message(Lex *lx, uint32_t line) {
  char id[CHUNKID_MAX];
  chunkid(id, lx->chunkname);
  lx->message.len = 0;
  buf_putz(&lx->message, id);
  buf_printf(&lx->message, ":%d: ", (int)line);
  return &lx->message;
}

_Noreturn void lex_throw(Lex *lx, const Token *near) {
  Buf *m = &lx->message;
  if (near && near->kind != 0) {
    char kindbuf[TOK_TEXT_MAX];
    buf_putz(m, " near '");
    if (near->kind == TOK_NAME || near->kind == TOK_NUMBER || near->kind == TOK_STRING)
      for (const char *p = near->begin; p < near->end && *p; p++) buf_putc(m, *p);
    else buf_putz(m, lex_kindtext(near->kind, kindbuf));
    buf_putc(m, '\'');
  }
  G.err = v_str(buf_str(m));
  prot_throw(PROT_SYNTAX);
}

/* An error inside the token that started at `begin`. */
static _Noreturn void lex_fail(Lex *lx, const char *begin, const char *msg) {
  Token t = {.kind = TOK_NUMBER, .begin = begin, .end = lx->at};
  lex_error(lx, lx->line, &t, "%s", msg);
}

/* An error at the end of the source, which came too early. */
static _Noreturn void lex_unfinished(Lex *lx, const char *what) {
  Token t = {.kind = TOK_EOF};
  lex_error(lx, lx->line, &t, "unfinished %s", what);
}

/* ---- line ends ---- */

/* Steps over one line end: \n, \r, \r\n or \n\r. */
static void lex_newline(Lex *lx) {
  int first = lex_char(lx), second = lex_char2(lx);
  lx->at += is_eol(second) && second != first ? 2 : 1;
  lx->line++;
}

static void lex_skipline(Lex *lx) {
  while (lx->at < lx->end && !is_eol(*lx->at)) lx->at++;
}

/* ---- strings ---- */

static int lex_hexdigit(int c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

static void lex_pututf8(Buf *b, uint32_t c) {
  if (c < 0x80) {
    buf_putc(b, (char)c);
    return;
  }
  int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  buf_putc(b, (char)((0xFF00 >> (more + 1) & 0xFF) | c >> (6 * more)));
  while (more--) buf_putc(b, (char)(0x80 | (c >> (6 * more) & 0x3F)));
}

/* The near text of an error inside a string is what the literal means so far, behind its quote. */
static _Noreturn void lex_badstring(Lex *lx, const char *msg) {
  Token t = {.kind = TOK_STRING, .begin = lx->text.p, .end = lx->text.p + lx->text.len};
  lex_error(lx, lx->line, &t, "%s", msg);
}

/* One escape sequence, from behind its backslash. */
static void lex_escape(Lex *lx) {
  static const char from[] = "abfnrtv\\\"'", to[] = "\a\b\f\n\r\t\v\\\"'";
  Buf *b = &lx->text;
  int c = lex_char(lx);
  if (c == EOF_CHAR) return; /* the caller finds the end of the source */
  const char *simple = c ? strchr(from, c) : NULL;
  if (simple) {
    buf_putc(b, to[simple - from]);
    lx->at++;
  } else if (is_eol(c)) {
    buf_putc(b, '\n');
    lex_newline(lx);
  } else if (is_digit(c)) {
    int n = 0;
    for (int i = 0; i < 3 && is_digit(c); i++, c = lex_char(lx)) {
      n = n * 10 + (c - '0');
      lx->at++;
    }
    if (n > 255) lex_badstring(lx, "invalid escape sequence");
    buf_putc(b, (char)n);
  } else if (c == 'x') {
    int n = 0;
    lx->at++;
    for (int i = 0; i < 2; i++) {
      c = lex_char(lx);
      if (!is_hex(c)) lex_badstring(lx, "invalid escape sequence");
      n = n * 16 + lex_hexdigit(c);
      lx->at++;
    }
    buf_putc(b, (char)n);
  } else if (c == 'u') {
    uint32_t n = 0;
    lx->at++;
    if (lex_char(lx) != '{') lex_badstring(lx, "invalid escape sequence");
    do {
      lx->at++;
      c = lex_char(lx);
      if (!is_hex(c)) lex_badstring(lx, "invalid escape sequence");
      n = n * 16 + (uint32_t)lex_hexdigit(c);
      if (n > 0x10FFFF) lex_badstring(lx, "invalid escape sequence");
    } while (lex_char2(lx) != '}');
    if (n >= 0xD800 && n < 0xE000) lex_badstring(lx, "invalid escape sequence");
    lx->at += 2;
    lex_pututf8(b, n);
  } else if (c == 'z') {
    lx->at++;
    while ((c = lex_char(lx)) != EOF_CHAR && lex_class(c) & C_SPACE) {
      if (is_eol(c)) lex_newline(lx);
      else lx->at++;
    }
  } else lex_badstring(lx, "invalid escape sequence");
}

/* A quoted string; `at` is on its quote. */
static void lex_string(Lex *lx, Token *t) {
  char quote = *lx->at++;
  const char *p = lx->at;
  while (p < lx->end && *p != quote && *p != '\\' && !is_eol(*p)) p++;
  if (p < lx->end && *p == quote) { /* no escapes: a slice of the source */
    t->str = str_new(lx->at, (size_t)(p - lx->at));
    lx->at = p + 1;
    return;
  }
  Buf *b = &lx->text;
  b->len = 0;
  buf_putc(b, quote);
  for (;;) {
    int c = lex_char(lx);
    if (c == EOF_CHAR) lex_unfinished(lx, "string");
    if (c == quote) break;
    if (is_eol(c)) lex_badstring(lx, "unfinished string");
    lx->at++;
    if (c == '\\') lex_escape(lx);
    else buf_putc(b, (char)c);
  }
  lx->at++;
  t->str = str_new(b->p + 1, b->len - 1);
}

/* With `at` on a '[': the level of the long bracket that opens there (number of '='), -1 if none does. A broken one
 * ("[=x") is an error only where `strict` says so: comments may begin with anything. */
static int lex_longlevel(Lex *lx, bool strict) {
  const char *p = lx->at + 1;
  while (p < lx->end && *p == '=') p++;
  if (p < lx->end && *p == '[') return (int)(p - lx->at) - 1;
  if (strict && p > lx->at + 1) {
    const char *begin = lx->at;
    lx->at = p;
    lex_fail(lx, begin, "invalid long string delimiter");
  }
  return -1;
}

/* A long string or comment, whose opening bracket is at `at`. The text (line ends made \n) goes to lx->text. */
static void lex_long(Lex *lx, int level, const char *what) {
  Buf *b = &lx->text;
  b->len = 0;
  lx->at += level + 2;
  if (lx->at < lx->end && is_eol(*lx->at)) lex_newline(lx);
  for (;;) {
    const char *p = lx->at;
    while (p < lx->end && *p != ']' && !is_eol(*p)) p++;
    buf_put(b, lx->at, (size_t)(p - lx->at));
    lx->at = p;
    if (p == lx->end) lex_unfinished(lx, what);
    if (is_eol(*p)) {
      buf_putc(b, '\n');
      lex_newline(lx);
      continue;
    }
    const char *q = p + 1;
    while (q < lx->end && *q == '=' && q - p <= level) q++;
    if (q - p == level + 1 && q < lx->end && *q == ']') {
      lx->at = q + 1;
      return;
    }
    buf_putc(b, ']');
    lx->at++;
  }
}

/* ---- numbers and names ---- */

/* Everything that could belong to the numeral is taken, then must be one: "3x" and "1..2" are malformed, not two tokens. */
static void lex_number(Lex *lx, Token *t) {
  const char *begin = lx->at, *p = begin;
  bool hex = lx->end - p > 1 && *p == '0' && (p[1] | 0x20) == 'x';
  char mark = hex ? 'p' : 'e', prev = 0;
  for (; p < lx->end; prev = *p++) {
    bool sign = (*p == '+' || *p == '-') && (prev | 0x20) == mark;
    if (!sign && *p != '.' && !is_name((unsigned char)*p)) break;
  }
  lx->at = p;
  size_t len = (size_t)(p - begin);
  if (num_scan(begin, len, &t->num) != len) lex_fail(lx, begin, "malformed number");
}

static int lex_name(Lex *lx, Token *t) {
  const char *p = lx->at;
  while (p < lx->end && is_name((unsigned char)*p)) p++;
  t->str = str_new(lx->at, (size_t)(p - lx->at));
  lx->at = p;
  return t->str->reserved ? TOK_WORDS + t->str->reserved - 1 : TOK_NAME;
}

/* ---- tokens ---- */

/* Comments: "--" has been seen at `at`. */
static void lex_comment(Lex *lx) {
  lx->at += 2;
  if (lex_char(lx) == '[') {
    int level = lex_longlevel(lx, false);
    if (level >= 0) {
      lex_long(lx, level, "long comment");
      return;
    }
  }
  lex_skipline(lx);
}

/* Takes one character, or two when the second one is `second`. */
static int lex_symbol(Lex *lx, int second, int both) {
  int c = lex_char(lx), next = lex_char2(lx);
  lx->at++;
  if (next != second) return c;
  lx->at++;
  return both;
}

static int lex_kind(Lex *lx, Token *t) {
  for (;;) {
    int c = lex_char(lx);
    t->begin = lx->at;
    switch (c) {
      case EOF_CHAR: return TOK_EOF;
      case '\n': case '\r': lex_newline(lx); continue;
      case ' ': case '\t': case '\v': case '\f': lx->at++; continue;
      case '-':
        if (lex_char2(lx) != '-') { lx->at++; return '-'; }
        lex_comment(lx);
        continue;
      case '[': {
        int level = lex_longlevel(lx, true);
        if (level < 0) { lx->at++; return '['; }
        lex_long(lx, level, "long string");
        t->str = str_new(lx->text.p, lx->text.len);
        return TOK_STRING;
      }
      case '=': return lex_symbol(lx, '=', TOK_EQ);
      case '<': return lex_symbol(lx, '=', TOK_LE);
      case '>': return lex_symbol(lx, '=', TOK_GE);
      case '~': return lex_symbol(lx, '=', TOK_NE);
      case ':': return lex_symbol(lx, ':', TOK_LABEL);
      case '"': case '\'': lex_string(lx, t); return TOK_STRING;
      case '.':
        if (is_digit(lex_char2(lx))) break;
        if (lex_symbol(lx, '.', TOK_CONCAT) == '.') return '.';
        if (lex_char(lx) != '.') return TOK_CONCAT;
        lx->at++;
        return TOK_DOTS;
      default:
        if (is_digit(c)) break;
        if (is_name(c)) return lex_name(lx, t);
        lx->at++;
        return c;
    }
    lex_number(lx, t);
    return TOK_NUMBER;
  }
}

static void lex_read(Lex *lx, Token *t) {
  t->kind = lex_kind(lx, t);
  t->end = lx->at;
  t->line = lx->line;
}

void lex_next(Lex *lx) {
  lx->lastline = lx->tok.line;
  if (lx->ahead.kind == TOK_NONE) {
    lex_read(lx, &lx->tok);
    return;
  }
  lx->tok = lx->ahead;
  lx->ahead.kind = TOK_NONE;
}

int lex_peek(Lex *lx) {
  if (lx->ahead.kind == TOK_NONE) lex_read(lx, &lx->ahead);
  return lx->ahead.kind;
}

void lex_init(void) {
#define X(id, text) text,
  static const char *const words[] = {WORDS(X)};
#undef X
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) str_fixed(words[i])->reserved = (uint8_t)(i + 1);
}

#define BYTECODE_MARK 0x1B /* of Lua and LuaJIT dumps; there is no such thing here */

void lex_start(Lex *lx, const char *src, size_t len, String *chunkname) {
  memset(lx, 0, sizeof *lx);
  lx->at = src;
  lx->end = src + len;
  lx->line = 1;
  lx->chunkname = chunkname;
  lx->ahead.kind = TOK_NONE;
  if (len >= 3 && memcmp(src, "\xEF\xBB\xBF", 3) == 0) lx->at += 3;
  if (lex_char(lx) == '#') lex_skipline(lx);
  if (lex_char(lx) == BYTECODE_MARK) {
    char id[CHUNKID_MAX];
    chunkid(id, chunkname);
    buf_printf(&lx->message, "%s: cannot load incompatible bytecode", id);
    lex_throw(lx, NULL);
  }
  lx->tok.line = 1;
  lex_next(lx);
}

void lex_free(Lex *lx) {
  buf_free(&lx->text);
  buf_free(&lx->message);
}
