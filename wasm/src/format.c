/* string.format, with LuaJIT's formats and texts.
 *
 * The result grows in G.tmp. When %s meets a value with a __tostring metamethod, the function is called, its result takes the
 * place of the argument, and formatting starts over: so nothing but the arguments has to be kept meanwhile. */
#include "decimal.h"
#include "lib.h"
#include <math.h>

int s_format(Value *base, int nargs);

enum { F_LEFT = 1, F_PLUS = 2, F_SPACE = 4, F_ALT = 8, F_ZERO = 16 };
typedef struct Spec {
  uint8_t flags;
  int width, prec; /* prec -1: none */
  char conv;
} Spec;

/* Reads a specification; p is behind the '%'. The conversion is the first character that is neither flag nor digit nor in
 * its turn: it may be none at all (0 at the end). */
static const char *read_spec(const char *p, const char *end, Spec *spec) {
  spec->flags = 0;
  spec->width = 0;
  spec->prec = -1;
  for (; p < end; p++) {
    int f = *p == '-' ? F_LEFT : *p == '+' ? F_PLUS : *p == ' ' ? F_SPACE : *p == '#' ? F_ALT : *p == '0' ? F_ZERO : 0;
    if (!f) break;
    spec->flags |= (uint8_t)f;
  }
#define TWO_DIGITS(into) \
  for (int k = 0; k < 2 && p < end && *p >= '0' && *p <= '9'; k++) into = into * 10 + (*p++ - '0')
  TWO_DIGITS(spec->width);
  if (p < end && *p == '.') {
    spec->prec = 0;
    p++;
    TWO_DIGITS(spec->prec);
  }
#undef TWO_DIGITS
  spec->conv = p < end ? *p : 0;
  return p < end ? p + 1 : p;
}

static char *room(Buf *b, size_t n) {
  buf_reserve(b, n + 1); /* never without memory, even for an empty text */
  char *p = b->p + b->len;
  b->len += n;
  return p;
}

/* text, padded with blanks to the width. */
static void put_padded(Buf *b, const Spec *s, const char *text, size_t n) {
  size_t pad = (size_t)s->width > n ? (size_t)s->width - n : 0;
  char *p = room(b, n + pad);
  if (!(s->flags & F_LEFT)) {
    memset(p, ' ', pad);
    p += pad;
  }
  memcpy(p, text, n);
  if (s->flags & F_LEFT) memset(p + n, ' ', pad);
}

/* A number: sign or prefix, then zeros up to the width if asked for, then the digits. */
static void put_number(Buf *b, const Spec *s, const char *prefix, size_t nprefix, const char *text, size_t n, bool zeros) {
  size_t len = nprefix + n, pad = (size_t)s->width > len ? (size_t)s->width - len : 0;
  char *p = room(b, len + pad);
  if (pad && !(s->flags & F_LEFT) && !zeros) {
    memset(p, ' ', pad);
    p += pad;
  }
  memcpy(p, prefix, nprefix);
  p += nprefix;
  if (pad && !(s->flags & F_LEFT) && zeros) {
    memset(p, '0', pad);
    p += pad;
  }
  memcpy(p, text, n);
  if (s->flags & F_LEFT) memset(p + n, ' ', pad);
}

/* ---- integers ---- */

/* Conversions as x86-64 makes them: what does not fit is the smallest integer. */
static int64_t to_i64(double d) {
  return d >= -9223372036854775808.0 && d < 9223372036854775808.0 ? (int64_t)d : INT64_MIN;
}
static uint64_t to_u64(double d) { return (uint64_t)to_i64(d >= 9223372036854775808.0 ? d - 18446744073709551616.0 : d); }

static void put_integer(Buf *b, const Spec *s, double d) {
  char text[128], prefix[2];
  size_t n, nprefix = 0;
  uint64_t v;
  if (s->conv == 'd' || s->conv == 'i') {
    int64_t i = to_i64(d);
    v = i < 0 ? -(uint64_t)i : (uint64_t)i;
    if (i < 0) prefix[nprefix++] = '-';
    else if (s->flags & F_PLUS) prefix[nprefix++] = '+';
    else if (s->flags & F_SPACE) prefix[nprefix++] = ' ';
  } else {
    v = to_u64(d);
  }
  char *end = text + sizeof text, *p = end;
  if (s->conv == 'x' || s->conv == 'X') {
    const char *digits = s->conv == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    for (uint64_t u = v; u != 0; u >>= 4) *--p = digits[u & 15];
    if ((s->flags & F_ALT) && v != 0) {
      prefix[0] = '0';
      prefix[1] = s->conv;
      nprefix = 2;
    }
  } else if (s->conv == 'o') {
    for (uint64_t u = v; u != 0; u >>= 3) *--p = (char)('0' + (u & 7));
    if ((s->flags & F_ALT) && end - p >= s->prec) *--p = '0';
  } else if (v != 0) {
    n = (size_t)dec_u64(v, text);
    p = end - n;
    memmove(p, text, n);
  }
  int least = s->prec >= 0 ? s->prec : 1;
  while (end - p < least) *--p = '0';
  put_number(b, s, prefix, nprefix, p, (size_t)(end - p), (s->flags & F_ZERO) && s->prec < 0);
}

/* ---- floating point ---- */

/* Digit number i (0 is the one behind the point of 0.d1d2...) of a rounded decimal. */
static inline char digit(const Decimal *d, int i) { return i >= 0 && i < d->n ? d->digits[i] : '0'; }

static char *write_fixed(char *p, const Decimal *d, int prec, bool point) {
  if (d->point <= 0) *p++ = '0';
  for (int i = 0; i < d->point; i++) *p++ = digit(d, i);
  if (prec > 0 || point) *p++ = '.';
  for (int i = 0; i < prec; i++) *p++ = digit(d, d->point + i);
  return p;
}

static char *write_exponent(char *p, char mark, int exp, int least) {
  *p++ = mark;
  *p++ = exp < 0 ? '-' : '+';
  if (exp < 0) exp = -exp;
  if (exp < 10 && least > 1) *p++ = '0';
  return p + dec_u64((uint64_t)exp, p);
}

static char *write_scientific(char *p, const Decimal *d, int prec, bool point, char mark) {
  *p++ = digit(d, 0);
  if (prec > 0 || point) *p++ = '.';
  for (int i = 1; i <= prec; i++) *p++ = digit(d, i);
  return write_exponent(p, mark, d->n ? d->point - 1 : 0, 2);
}

/* Hexadecimal: subnormals are written like normal numbers; rounding may leave a leading 2. */
static char *write_hex(char *p, double d, int prec, bool point, bool upper) {
  const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  uint64_t bits, m;
  memcpy(&bits, &d, 8);
  int exp = (int)(bits >> 52 & 0x7FF);
  m = bits & 0xFFFFFFFFFFFFFull;
  if (d == 0) {
    exp = 0;
  } else if (exp == 0) {
    int z = __builtin_clzll(m) - 11;
    m <<= z;
    exp = -1022 - z;
  } else {
    m |= 1ull << 52;
    exp -= 1023;
  }
  if (prec < 0) {
    prec = 13;
    while (prec > 0 && (m >> (52 - 4 * prec) & 15) == 0) prec--;
  } else if (prec < 13) {
    m += 1ull << (51 - 4 * prec);
  }
  *p++ = digits[m >> 52];
  if (prec > 0 || point) *p++ = '.';
  for (int i = 1; i <= prec; i++) *p++ = i <= 13 ? digits[m >> (52 - 4 * i) & 15] : '0';
  return write_exponent(p, upper ? 'P' : 'p', exp, 1);
}

static void put_float(Buf *b, const Spec *s, double d) {
  char text[512], prefix[3], *p = text; /* 309 digits, the point and 99 more at most */
  size_t nprefix = 0;
  bool upper = s->conv < 'a', alt = (s->flags & F_ALT) != 0;
  int prec = s->prec;
  if (d != d) { /* LuaJIT gives no sign to it, but keeps the blank */
    if (s->flags & F_SPACE) prefix[nprefix++] = ' ';
    put_number(b, s, prefix, nprefix, upper ? "NAN" : "nan", 3, false);
    return;
  }
  if (signbit(d)) prefix[nprefix++] = '-';
  else if (s->flags & F_PLUS) prefix[nprefix++] = '+';
  else if (s->flags & F_SPACE) prefix[nprefix++] = ' ';
  d = fabs(d);
  if (isinf(d)) {
    put_number(b, s, prefix, nprefix, upper ? "INF" : "inf", 3, false);
    return;
  }
  Decimal dec;
  dec.n = dec.point = 0;
  switch (s->conv | 0x20) {
    case 'a':
      prefix[nprefix++] = '0';
      prefix[nprefix++] = upper ? 'X' : 'x';
      p = write_hex(p, d, prec, alt, upper);
      break;
    case 'f':
      if (prec < 0) prec = 6;
      if (d != 0) dec_frac(d, prec, &dec);
      p = write_fixed(p, &dec, prec, alt);
      break;
    case 'e':
      if (prec < 0) prec = 6;
      if (d != 0) dec_sig(d, prec + 1, &dec);
      p = write_scientific(p, &dec, prec, alt, upper ? 'E' : 'e');
      break;
    default: { /* g */
      if (prec < 0) prec = 6;
      if (prec == 0) prec = 1;
      if (d != 0) dec_sig(d, prec, &dec);
      int exp = dec.n ? dec.point - 1 : 0, n = dec.n;
      while (n > 1 && dec.digits[n - 1] == '0') n--;
      if (exp >= -4 && exp < prec) {
        int frac = alt ? prec - 1 - exp : n - 1 - exp;
        p = write_fixed(p, &dec, frac > 0 ? frac : 0, alt);
      } else {
        p = write_scientific(p, &dec, alt ? prec - 1 : n - 1, alt, upper ? 'E' : 'e');
      }
      break;
    }
  }
  put_number(b, s, prefix, nprefix, text, (size_t)(p - text), (s->flags & F_ZERO) != 0);
}

/* ---- strings ---- */

static void put_quoted(Buf *b, const char *text, size_t n) {
  buf_putc(b, '"');
  for (size_t i = 0; i < n; i++) {
    uint8_t c = (uint8_t)text[i];
    if (c == '"' || c == '\\' || c == '\n') {
      buf_putc(b, '\\');
      buf_putc(b, (char)c);
    } else if (c < 32 || c == 127) { /* a digit behind would be read as part of a short escape */
      bool full = i + 1 < n && text[i + 1] >= '0' && text[i + 1] <= '9';
      buf_putc(b, '\\');
      if (full && c < 100) buf_putc(b, '0');
      if (full && c < 10) buf_putc(b, '0');
      char digits[20];
      buf_put(b, digits, (size_t)dec_u64(c, digits));
    } else {
      buf_putc(b, (char)c);
    }
  }
  buf_putc(b, '"');
}

/* The text of v; numbers are written to `small`. */
static const char *text_of(Value v, char small[NUM_TEXT_MAX], size_t *n) {
  if (v_isnum(v)) {
    *n = (size_t)num_fmt(v_todouble(v), small);
    return small;
  }
  String *s = v_isstr(v) ? v_tostr(v) : v_tostring_raw(v);
  *n = s->len;
  return s->data;
}

static void put_pointer(Buf *b, Value v) {
  if (!v_isobj(v)) {
    buf_putz(b, "NULL");
    return;
  }
  char text[2 + 16];
  uint64_t a = (uint64_t)(uintptr_t)v_ptr(v);
  int digits = a >> 32 ? 12 : 8;
  text[0] = '0';
  text[1] = 'x';
  for (int i = digits + 1; i > 1; i--, a >>= 4) text[i] = "0123456789abcdef"[a & 15];
  buf_put(b, text, (size_t)digits + 2);
}

/* ---- the function ---- */

static NOINLINE int bad_option(Value *base, const char *from, const char *end) {
  char text[256];
  size_t n = (size_t)(end - from) < sizeof text ? (size_t)(end - from) : sizeof text - 1;
  memcpy(text, from, n);
  text[n] = 0;
  return err_fmt(base, "invalid option '%%%s' to 'format'", text);
}

/* Calls __tostring for argument n. The slots above the arguments keep what kont_format needs; base[0] tells it how many
 * arguments there are. */
static int call_tostring(Value *base, int nargs, int n, Value f) {
  Value *at = base + nargs + 2;
  at[-2] = base[0];
  at[-1] = v_num(n);
  base[0] = v_num(nargs);
  at[0] = f;
  at[2] = base[n - 1];
  return call_lua(base, at, 1, KONT_format);
}

int kont_format(Value *base, Value *res, int nres) {
  int nargs = (int)v_todouble(base[0]), n = (int)v_todouble(base[nargs + 1]);
  Value v = nres > 0 ? res[0] : V_NIL;
  base[0] = base[nargs];
  base[n - 1] = v_isstr(v) ? v : v_str(v_tostring_raw(v)); /* whatever it is: __tostring is asked once */
  G.co->top = base + nargs;
  return s_format(base, nargs);
}

int s_format(Value *base, int nargs) {
  String *fmt;
  if (!arg_str(base, nargs, 1, &fmt)) return R_ERROR;
  const char *p = fmt->data, *end = p + fmt->len, *q;
  Buf *b = buf_tmp();
  int n = 1;
  while ((q = memchr(p, '%', (size_t)(end - p))) != NULL) {
    Spec spec;
    buf_put(b, p, (size_t)(q - p));
    p = q + 1;
    if (p < end && *p == '%') {
      buf_putc(b, '%');
      p++;
      continue;
    }
    p = read_spec(p, end, &spec);
    if (spec.conv == 0 || strchr("diuoxXcaAeEfFgGqsp", spec.conv) == NULL) return bad_option(base, q + 1, p);
    if (++n > nargs) return err_arg(base, n, "value expected");
    Value v = base[n - 1];
    switch (spec.conv) {
      case 'q': case 's': {
        char small[NUM_TEXT_MAX];
        size_t len;
        if (!v_isstr(v)) {
          Value f = v_metamethod(v, MM_TOSTRING);
          if (!v_isnil(f)) return call_tostring(base, nargs, n, f);
        }
        const char *text = text_of(v, small, &len);
        if (spec.conv == 'q') {
          put_quoted(b, text, len);
        } else {
          if (spec.prec >= 0 && len > (size_t)spec.prec) len = (size_t)spec.prec;
          if (spec.width) put_padded(b, &spec, text, len);
          else buf_put(b, text, len);
        }
        break;
      }
      case 'p': put_pointer(b, v); break;
      case 'c': {
        int32_t c;
        if (!arg_int(base, nargs, n, &c)) return R_ERROR;
        char text = (char)c;
        put_padded(b, &spec, &text, 1);
        break;
      }
      default: {
        double d;
        if (v_isnum(v)) d = v_todouble(v);
        else if (!arg_num(base, nargs, n, &d)) return R_ERROR;
        if (strchr("aAeEfFgG", spec.conv)) {
          put_float(b, &spec, d);
        } else if (spec.conv == 'd' && spec.flags == 0 && spec.prec < 0 && spec.width == 0) {
          char text[NUM_TEXT_MAX];
          buf_put(b, text, (size_t)num_fmtint(to_i64(d), text));
        } else {
          put_integer(b, &spec, d);
        }
      }
    }
  }
  buf_put(b, p, (size_t)(end - p));
  charge((int)(b->len >> 8));
  base[0] = v_str(buf_str(b));
  return 1;
}
