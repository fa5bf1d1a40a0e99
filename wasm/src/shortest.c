/* How it is done. Up to 15 digits survive the way through a double: so a text of at most 15 digits that reads back is the only one of
 * that length, and without its trailing zeros the shortest of all. 17 digits always read back. Hence 15, 16 and 17 digits are
 * tried in turn. Numbers with few places behind the point, which are most, need no attempt at all: d * 10^6 is rounded to an
 * integer, and when that divided by 10^6 is d again, its digits are those wanted (one division of two exact doubles rounds once, as
 * reading would).
 *
 * Two exceptions. Below a power of two doubles lie closer than above: there the nearest text of 16 digits may miss the double while
 * its neighbour above reads back. And subnormals have less than 15 digits to give, so for them all lengths are tried. */
#include "shortest.h"
#include "decimal.h"
#include <float.h>
#include <math.h>

#define MICRO 1e6
#define MICRO_LIMIT 1e9       /* below it, 10^6 times the number has at most 15 digits */
#define EXACT 9007199254740992.0 /* 2^53 */
#define POSITIONAL 21         /* integers of up to this many digits are written out */
#define ZEROS 6               /* and fractions with less than this many zeros behind the point */

/* For a few bytes; the barrier keeps compilers from making a call of it. */
static inline char *copy(char *to, const char *from, int n) {
  for (int i = 0; i < n; i++) {
    *to++ = from[i];
    __asm__ volatile("" ::: "memory");
  }
  return to;
}

/* Text of 0.d1..dn * 10^point, n digits without trailing zeros. */
static int layout(const char *digits, int n, int point, char *out) {
  char *p = out;
  if (point > 0 && point <= POSITIONAL) {
    int whole = n < point ? n : point;
    p = copy(p, digits, whole);
    for (; whole < point; whole++) *p++ = '0';
    if (n > point) {
      *p++ = '.';
      p = copy(p, digits + point, n - point);
    }
  } else if (point <= 0 && point > -ZEROS) {
    *p++ = '0';
    *p++ = '.';
    for (; point < 0; point++) *p++ = '0';
    p = copy(p, digits, n);
  } else {
    int exp = point - 1;
    *p++ = digits[0];
    if (n > 1) {
      *p++ = '.';
      p = copy(p, digits + 1, n - 1);
    }
    *p++ = 'e';
    *p++ = exp < 0 ? '-' : '+';
    p += dec_u64((uint64_t)(exp < 0 ? -exp : exp), p);
  }
  return (int)(p - out);
}

static int trimmed(const char *digits, int n) {
  while (digits[n - 1] == '0') n--;
  return n;
}

/* Whether w * 10^exp reads as d; then its text is in out, of length *len. */
static bool reads_back(uint64_t w, int exp, double d, char *out, int *len) {
  char digits[20];
  int n = dec_u64(w, digits);
  if (dec_to_double(w, exp, false, digits, digits + n) != d) return false;
  *len = layout(digits, trimmed(digits, n), n + exp, out);
  return true;
}

/* Whether d lies exactly between two multiples of 10^exp. That takes a d that is an odd multiple of 10^exp / 2, hence (no power of
 * five divides a power of two) of 2^(exp - 1); with exp > 0 no double with so few bits is large enough. */
static bool is_tie(double d, int exp) {
  double twice = exp <= 0 ? ldexp(d, 1 - exp) : 0;
  return twice < EXACT && twice == floor(twice) && ((int64_t)twice & 1);
}

/* The nsig digits nearest to d, the even ones of two: as an integer, to be multiplied by 10^*exp. */
static uint64_t nearest(double d, int nsig, int *exp) {
  uint64_t w;
  int exp10;
  if (dec_sig_quick(d, nsig, &w, &exp10)) *exp = exp10 - nsig + 1;
  else {
    Decimal dec;
    dec_sig(d, nsig, &dec);
    w = 0;
    for (int i = 0; i < nsig; i++) w = w * 10 + (uint64_t)(i < dec.n ? dec.digits[i] - '0' : 0);
    *exp = dec.point - nsig;
  }
  if (unlikely((w & 1) && is_tie(d, *exp))) w--; /* ties were rounded up */
  return w;
}

static NOINLINE int search(double d, char *out) {
  uint64_t bits, w;
  int exp, len;
  memcpy(&bits, &d, 8);
  bool power = (bits & 0xFFFFFFFFFFFFFull) == 0;
  for (int nsig = d < DBL_MIN ? 1 : 15; nsig < 17; nsig++) {
    w = nearest(d, nsig, &exp);
    if (reads_back(w, exp, d, out, &len) || (power && reads_back(w + 1, exp, d, out, &len))) return len;
  }
  w = nearest(d, 17, &exp);
  char digits[20];
  int n = dec_u64(w, digits);
  return layout(digits, trimmed(digits, n), n + exp, out);
}

int num_shortest(double d, char out[NUM_TEXT_MAX]) {
  char *p = out;
  if (d > -EXACT && d < EXACT) {
    int64_t i = (int64_t)d;
    if ((double)i == d && (i != 0 || !signbit(d))) return num_fmtint(i, out);
  }
  if (signbit(d)) {
    *p++ = '-';
    d = -d;
  }
  if (d == 0) {
    *p++ = '0';
    return (int)(p - out);
  }
  if (d < MICRO_LIMIT) {
    uint64_t m = (uint64_t)(d * MICRO + 0.5);
    if ((double)m / MICRO == d) {
      uint32_t fraction = (uint32_t)(m % 1000000);
      p += dec_u64(m / 1000000, p);
      int n = dec_u64(1000000 + fraction, p); /* a digit too much, in the place of the point */
      *p = '.';
      return (int)(p - out) + trimmed(p, n);
    }
  }
  return (int)(p - out) + search(d, p);
}
