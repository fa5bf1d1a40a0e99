/* Numbers and text, and the two operators that are more than one machine instruction. */
#include "num.h"
#include "decimal.h"
#include "str.h"
#include <math.h>

/* ---- printing ---- */

int num_fmtint(int64_t i, char out[NUM_TEXT_MAX]) {
  if (i >= 0) return dec_u64((uint64_t)i, out);
  out[0] = '-';
  return 1 + dec_u64(-(uint64_t)i, out + 1);
}

#define PRECISION 14

static int fmt_special(double d, char *out) {
  if (d != d) {
    memcpy(out, "nan", 3);
    return 3;
  }
  int n = d < 0;
  out[0] = '-';
  memcpy(out + n, "inf", 3);
  return n + 3;
}

/* Text of digits * 10^(exp - n + 1), n digits without trailing zeros, the way %g chooses between its two forms. */
static int fmt_general(const char *digits, int n, int exp, char *out) {
  char *p = out;
  if (exp < -4 || exp >= PRECISION) {
    *p++ = digits[0];
    if (n > 1) {
      *p++ = '.';
      memcpy(p, digits + 1, (size_t)(n - 1));
      p += n - 1;
    }
    *p++ = 'e';
    *p++ = exp < 0 ? '-' : '+';
    if (exp < 0) exp = -exp;
    if (exp < 10) *p++ = '0';
    return (int)(p - out) + dec_u64((uint64_t)exp, p);
  }
  if (exp < 0) {
    memcpy(p, "0.0000", 6);
    p += 1 - exp;
    memcpy(p, digits, (size_t)n);
    return (int)(p - out) + n;
  }
  int whole = exp + 1;
  if (n <= whole) {
    memcpy(p, digits, (size_t)n);
    memset(p + n, '0', (size_t)(whole - n));
    return whole;
  }
  memcpy(p, digits, (size_t)whole);
  p[whole] = '.';
  memcpy(p + whole + 1, digits + whole, (size_t)(n - whole));
  return n + 1;
}

NOINLINE static int fmt_fraction(double d, char *out) {
  char digits[20];
  uint64_t v;
  int n, exp;
  if (dec_sig_quick(d, PRECISION, &v, &exp)) {
    n = dec_u64(v, digits);
    while (digits[n - 1] == '0') n--;
    return fmt_general(digits, n, exp, out);
  }
  Decimal dec;
  dec_sig(d, PRECISION, &dec);
  while (dec.digits[dec.n - 1] == '0') dec.n--;
  return fmt_general(dec.digits, dec.n, dec.point - 1, out);
}

int num_fmt(double d, char out[NUM_TEXT_MAX]) {
  if (d > -1e14 && d < 1e14) {
    int64_t i = (int64_t)d;
    if ((double)i == d && (i != 0 || !signbit(d))) return num_fmtint(i, out);
  } else if (d - d != 0) {
    return fmt_special(d, out);
  }
  int neg = signbit(d) != 0;
  out[0] = '-';
  if (d == 0) {
    out[1] = '0'; /* only -0 comes here */
    return 2;
  }
  return neg + fmt_fraction(fabs(d), out + neg);
}

String *num_str(double d) {
  char text[NUM_TEXT_MAX];
  return str_new(text, (size_t)num_fmt(d, text));
}

/* ---- parsing ----
 * The forms LuaJIT reads: decimal, 0x hexadecimal with an optional p exponent, 0b binary integers. An exponent or a number of
 * fraction digits of 2^20 or more makes it no number (nobody means that, and it keeps the arithmetic on exponents safe). */
#define EXP_LIMIT (1 << 20)

static inline int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}
static inline bool is_digit(char c) { return (unsigned char)(c - '0') < 10; }
static inline bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* An optional exponent at p, marked by the letter `mark`. NULL when malformed. */
static const char *scan_exponent(const char *p, const char *end, char mark, int *exp) {
  *exp = 0;
  if (p == end || (*p | 0x20) != mark) return p;
  bool neg = ++p < end && *p == '-';
  if (p < end && (*p == '-' || *p == '+')) p++;
  if (p == end || !is_digit(*p)) return NULL;
  for (; p < end && is_digit(*p); p++) {
    *exp = *exp * 10 + (*p - '0');
    if (*exp >= EXP_LIMIT) return NULL;
  }
  if (neg) *exp = -*exp;
  return p;
}

/* p is behind "0x". */
static const char *scan_hex(const char *p, const char *end, double *out) {
  uint64_t m = 0;
  int64_t exp = 0;
  int pexp, fraction = 0;
  bool any = false, sticky = false, point = false;
  for (; p < end; p++) {
    int v = digit_value(*p);
    if (v < 16) {
      any = true;
      fraction += point;
      if (m >> 60 == 0) {
        m = m << 4 | (uint64_t)v;
      } else {
        sticky |= v != 0;
        exp += 4;
      }
    } else if (*p == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (!any || fraction >= EXP_LIMIT) return NULL;
  p = scan_exponent(p, end, 'p', &pexp);
  if (p == NULL) return NULL;
  exp += pexp - 4 * (int64_t)fraction;
  if (exp > 100000) exp = 100000;
  if (exp < -100000) exp = -100000;
  if (m == 0) {
    *out = 0;
  } else {
    int z = __builtin_clzll(m); /* sticky bits count below a mantissa of 64 bits */
    *out = sticky ? bin_to_double(m << z | 1, (int)exp - z, true) : bin_to_double(m, (int)exp, false);
  }
  return p;
}

/* p is behind "0b". At most 64 significant digits. */
static const char *scan_binary(const char *p, const char *end, double *out) {
  uint64_t m = 0;
  const char *begin = p;
  for (; p < end && (*p == '0' || *p == '1'); p++) {
    if (m >> 63) return NULL;
    m = m << 1 | (uint64_t)(*p - '0');
  }
  if (p == begin) return NULL;
  *out = (double)m;
  return p;
}

static const char *scan_decimal(const char *p, const char *end, double *out) {
  const char *begin = p;
  uint64_t w = 0;
  while (p < end && is_digit(*p) && p - begin < 18) w = w * 10 + (uint64_t)(*p++ - '0');
  if (p == end || (!is_digit(*p) && *p != '.' && (*p | 0x20) != 'e')) { /* a short integer */
    if (p == begin) return NULL;
    *out = (double)w;
    return p;
  }
  int exp10 = 0, exp, digits = 0, fraction = 0;
  bool point = false, cut = false, any = false;
  w = 0;
  for (p = begin; p < end; p++) {
    if (is_digit(*p)) {
      any = true;
      fraction += point;
      if (digits < 19) {
        w = w * 10 + (uint64_t)(*p - '0');
        digits += w != 0;
        exp10 -= point;
      } else {
        cut |= *p != '0';
        exp10 += !point;
      }
    } else if (*p == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  const char *digits_end = p;
  if (!any || fraction >= EXP_LIMIT) return NULL;
  p = scan_exponent(p, end, 'e', &exp);
  if (p == NULL) return NULL;
  *out = w == 0 ? 0 : dec_to_double(w, exp10 + exp, cut, begin, digits_end);
  return p;
}

static const char *scan_numeral(const char *p, const char *end, double *out) {
  if (end - p >= 2 && p[0] == '0') {
    if ((p[1] | 0x20) == 'x') return scan_hex(p + 2, end, out);
    if ((p[1] | 0x20) == 'b') return scan_binary(p + 2, end, out);
  }
  return scan_decimal(p, end, out);
}

static const char *scan_word(const char *p, const char *end, const char *word) {
  for (; *word; word++, p++)
    if (p == end || (*p | 0x20) != *word) return NULL;
  return p;
}

static const char *scan_special(const char *p, const char *end, double *out) {
  const char *q;
  if ((q = scan_word(p, end, "infinity")) != NULL || (q = scan_word(p, end, "inf")) != NULL) *out = INFINITY;
  else if ((q = scan_word(p, end, "nan")) != NULL) *out = NAN;
  return q;
}

bool num_parse(const char *p, size_t len, double *out) {
  const char *end = p + len;
  bool neg = false;
  charge((int)(len >> 4));
  while (p < end && is_blank(*p)) p++;
  while (p < end && is_blank(end[-1])) end--;
  if (p < end && (*p == '-' || *p == '+')) neg = *p++ == '-';
  if (p == end) return false;
  if (*p > '9') p = scan_special(p, end, out);
  else p = scan_numeral(p, end, out);
  if (p != end) return false;
  if (neg && *out == *out) *out = -*out;
  return true;
}

size_t num_scan(const char *p, size_t len, double *out) {
  const char *end = scan_numeral(p, p + len, out);
  if (end == NULL) return 0;
  if (end < p + len && (*end == '.' || *end == '_' || (unsigned char)*end >= 0x80 || digit_value(*end) < 36)) return 0;
  return (size_t)(end - p);
}

/* As the C function strtoul on 64 bits, which LuaJIT uses: one sign, an optional 0x for base 16, saturates; ends at a NUL. */
bool num_parsebase(const char *p, size_t len, int base, double *out) {
  const char *end = memchr(p, 0, len);
  uint64_t v = 0;
  bool neg = false, full = false;
  charge((int)(len >> 4));
  if (end == NULL) end = p + len;
  while (p < end && is_blank(*p)) p++;
  while (p < end && is_blank(end[-1])) end--;
  if (p < end && (*p == '-' || *p == '+')) neg = *p++ == '-';
  if (base == 16 && end - p > 2 && p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
  if (p == end) return false;
  for (; p < end; p++) {
    uint64_t d = (uint64_t)digit_value(*p);
    if (d >= (uint64_t)base) return false;
    if (v > (UINT64_MAX - d) / (uint64_t)base) full = true;
    v = v * (uint64_t)base + d;
  }
  *out = (double)(full ? UINT64_MAX : v);
  if (neg) *out = -*out;
  return true;
}

bool v_tonum(Value v, double *out) {
  if (v_isnum(v)) {
    *out = v_todouble(v);
    return true;
  }
  return v_isstr(v) && num_parse(v_tostr(v)->data, v_tostr(v)->len, out);
}

/* ---- operators ---- */

/* pow is good to less than one unit of the last place, not always the nearest double. The cases taken out are those where
 * the nearest double is cheap: squares, square roots, and integer powers that are exact. */
double num_pow(double a, double b) {
  if (b == 2) return a * a;
  if (b == 0.5 && a > 0) return sqrt(a);
  if (b >= 1 && b <= 53 && b == floor(b) && a == floor(a)) {
    const double exact = 9007199254740992.0;
    double r = a;
    int n = (int)b;
    while (--n > 0 && fabs(r) <= exact) r *= a;
    if (n == 0 && fabs(r) <= exact) return r;
  }
  return pow(a, b);
}
