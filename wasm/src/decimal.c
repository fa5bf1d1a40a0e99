/* How it is done.
 *
 * Quick way. A double is m * 2^e with m < 2^53. Digits are wanted as an integer, round(m * 2^e * 10^k). For 0 <= k <= 27 the product
 * m * 5^k is exact in 128 bits and for -19 <= k < 0 an integer below 2^64 divides exactly; otherwise 10^k is taken as 128 bits,
 * less than 3 units of its last place too small, so the product is off by less than ERR units of 2^-127 relative. The rounded
 * integer is the right one unless adding ERR changes it. Parsing turns this around: w * 10^k is known to the same error, and
 * the double is the right one unless the midpoint to its neighbour lies within the error.
 *
 * Exact way. When the quick way cannot tell, m * 2^e is written out in full: m is multiplied by 2^e, or by 5^-e with the decimal point
 * moved, in limbs of 9 decimal digits, which needs no division. Printing rounds that text; parsing compares the text given
 * with the text of the midpoint. */
#include "decimal.h"
#include <string.h>

typedef struct U128 { uint64_t hi, lo; } U128;
#define ERR 8

static U128 mul64(uint64_t a, uint64_t b) {
#if defined(__SIZEOF_INT128__) && !defined(__wasm__)
  unsigned __int128 p = (unsigned __int128)a * b;
  return (U128){(uint64_t)(p >> 64), (uint64_t)p};
#else
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t ll = al * bl, lh = al * bh, hl = ah * bl;
  uint64_t mid = (ll >> 32) + (uint32_t)lh + (uint32_t)hl;
  return (U128){ah * bh + (lh >> 32) + (hl >> 32) + (mid >> 32), mid << 32 | (uint32_t)ll};
#endif
}

static U128 add(U128 a, uint64_t hi, uint64_t lo) {
  U128 r = {a.hi + hi, a.lo + lo};
  r.hi += r.lo < lo;
  return r;
}

static const uint64_t pow5[28] = {
  1ull, 5ull, 25ull, 125ull, 625ull, 3125ull, 15625ull,
  78125ull, 390625ull, 1953125ull, 9765625ull, 48828125ull, 244140625ull, 1220703125ull,
  6103515625ull, 30517578125ull, 152587890625ull, 762939453125ull, 3814697265625ull, 19073486328125ull, 95367431640625ull,
  476837158203125ull, 2384185791015625ull, 11920928955078125ull, 59604644775390625ull, 298023223876953125ull, 1490116119384765625ull, 7450580596923828125ull};
static const uint64_t pow10_int[20] = {
  1ull, 10ull, 100ull, 1000ull, 10000ull, 100000ull, 1000000ull,
  10000000ull, 100000000ull, 1000000000ull, 10000000000ull, 100000000000ull, 1000000000000ull, 10000000000000ull,
  100000000000000ull, 1000000000000000ull, 10000000000000000ull, 100000000000000000ull, 1000000000000000000ull, 10000000000000000000ull};
static const double pow10_double[23] = {
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Powers of ten 27 apart, as 128-bit numbers with the top bit set; truncated. Made with exact rational arithmetic. */
#define COARSE_MIN (-351)
static const U128 coarse[26] = {
  {0x8049A4AC0C5811AEull, 0x205B896D777D6278ull}, /* 10^-351 */
  {0xCF42894A5DCE35EAull, 0x52064CAC828675B9ull}, /* 10^-324 */
  {0xA76C582338ED2621ull, 0xAF2AF2B80AF6F24Eull}, /* 10^-297 */
  {0x873E4F75E2224E68ull, 0x5A7744A6E804A291ull}, /* 10^-270 */
  {0xDA7F5BF590966848ull, 0xAF39A475506A899Eull}, /* 10^-243 */
  {0xB080392CC4349DECull, 0xBD8D794D96AACFB3ull}, /* 10^-216 */
  {0x8E938662882AF53Eull, 0x547EB47B7282EE9Cull}, /* 10^-189 */
  {0xE65829B3046B0AFAull, 0x0CB4A5A3112A5112ull}, /* 10^-162 */
  {0xBA121A4650E4DDEBull, 0x92F34D62616CE413ull}, /* 10^-135 */
  {0x964E858C91BA2655ull, 0x3A6A07F8D510F86Full}, /* 10^-108 */
  {0xF2D56790AB41C2A2ull, 0xFAE27299423FB9C3ull}, /* 10^-81 */
  {0xC428D05AA4751E4Cull, 0xAA97E14C3C26B886ull}, /* 10^-54 */
  {0x9E74D1B791E07E48ull, 0x775EA264CF55347Dull}, /* 10^-27 */
  {0x8000000000000000ull, 0x0000000000000000ull}, /* 10^0 */
  {0xCECB8F27F4200F3Aull, 0x0000000000000000ull}, /* 10^27 */
  {0xA70C3C40A64E6C51ull, 0x999090B65F67D924ull}, /* 10^54 */
  {0x86F0AC99B4E8DAFDull, 0x69A028BB3DED71A3ull}, /* 10^81 */
  {0xDA01EE641A708DE9ull, 0xE80E6F4820CC9495ull}, /* 10^108 */
  {0xB01AE745B101E9E4ull, 0x5EC05DCFF72E7F8Full}, /* 10^135 */
  {0x8E41ADE9FBEBC27Dull, 0x14588F13BE847307ull}, /* 10^162 */
  {0xE5D3EF282A242E81ull, 0x8F1668C8A86DA5FAull}, /* 10^189 */
  {0xB9A74A0637CE2EE1ull, 0x6D953E2BD7173692ull}, /* 10^216 */
  {0x95F83D0A1FB69CD9ull, 0x4ABDAF101564F98Eull}, /* 10^243 */
  {0xF24A01A73CF2DCCFull, 0xBC633B39673C8CECull}, /* 10^270 */
  {0xC3B8358109E84F07ull, 0x0A862F80EC4700C8ull}, /* 10^297 */
  {0x9E19DB92B4E31BA9ull, 0x6C07A2C26A8346D1ull}, /* 10^324 */
};

/* floor(log2(10^k)), for |k| <= 360. */
#define log2_pow10(k) (((k) * 217706) >> 16)

/* The top 128 bits of a 192-bit number, after shifting its top bit into place; *shift is 0 or 1. */
static U128 mul128_64(U128 a, uint64_t b, int *shift) {
  U128 high = mul64(a.hi, b), low = mul64(a.lo, b);
  U128 p = add(high, 0, low.hi);
  *shift = !(p.hi >> 63);
  if (*shift) {
    p.hi = p.hi << 1 | p.lo >> 63;
    p.lo = p.lo << 1 | low.lo >> 63;
  }
  return p;
}

/* T with w * 2^e * 10^k = (T + error) * 2^*exp and 0 <= error < ERR; T has its top bit set. w != 0, -351 <= k <= 350. */
static U128 scale10(uint64_t w, int e, int k, int *exp) {
  int shift, i = (k - COARSE_MIN) / 27, r = (k - COARSE_MIN) % 27;
  U128 t = coarse[i];
  if (r != 0) t = mul128_64(t, pow5[r] << __builtin_clzll(pow5[r]), &shift);
  int z = __builtin_clzll(w);
  t = mul128_64(t, w << z, &shift);
  *exp = e - z + log2_pow10(k) - 63 - shift;
  return t;
}

/* ---- exact expansion ---- */

#define LIMB 1000000000u

static int limbs_mul(uint32_t *a, int n, uint32_t by) {
  uint64_t carry = 0;
  for (int i = 0; i < n; i++) {
    carry += (uint64_t)a[i] * by;
    a[i] = (uint32_t)(carry % LIMB);
    carry /= LIMB;
  }
  for (; carry != 0; carry /= LIMB) a[n++] = (uint32_t)(carry % LIMB);
  return n;
}

/* All digits of m * 2^e, m != 0. */
static void expand(uint64_t m, int e, Decimal *out) {
  uint32_t a[DEC_DIGITS / 9 + 4];
  int n = 0, fraction = 0, z = __builtin_ctzll(m);
  m >>= z;
  e += z;
  for (; m != 0; m /= LIMB) a[n++] = (uint32_t)(m % LIMB);
  if (e >= 0) {
    for (; e >= 29; e -= 29) n = limbs_mul(a, n, 1u << 29);
    n = limbs_mul(a, n, 1u << e);
  } else {
    fraction = -e;
    for (e = fraction; e >= 13; e -= 13) n = limbs_mul(a, n, (uint32_t)pow5[13]);
    n = limbs_mul(a, n, (uint32_t)pow5[e]);
  }
  char *p = out->digits + dec_u64(a[n - 1], out->digits);
  for (int i = n - 2; i >= 0; i--, p += 9) {
    uint32_t v = a[i];
    for (int j = 8; j >= 0; j--, v /= 10) p[j] = (char)('0' + v % 10);
  }
  out->n = (int)(p - out->digits);
  out->point = out->n - fraction;
}

/* Keeps the first `keep` digits (or fewer, or less than none), rounding half away from zero. */
static void round_to(Decimal *d, int keep) {
  if (d->n <= keep) return;
  bool up = keep >= 0 && d->digits[keep] >= '5';
  d->n = keep < 0 ? 0 : keep;
  if (!up) return;
  while (d->n > 0 && d->digits[d->n - 1] == '9') d->n--;
  if (d->n > 0) {
    d->digits[d->n - 1]++;
  } else {
    d->digits[0] = '1';
    d->n = 1;
    d->point++;
  }
}

/* ---- printing ---- */

static void split(double d, uint64_t *m, int *e) {
  uint64_t bits;
  memcpy(&bits, &d, 8);
  int be = (int)(bits >> 52 & 0x7FF);
  *m = bits & 0xFFFFFFFFFFFFFull;
  if (be == 0) be = 1;
  else *m |= 1ull << 52;
  *e = be - 1075;
}

/* *out = round(m * 2^e * 10^k), when the quick way can tell and the result is less than 2^63. */
static bool scaled_round(uint64_t m, int e, int k, uint64_t *out) {
  if (k >= 0 && k <= 27) {
    U128 p = mul64(m, pow5[k]); /* less than 2^116 */
    int s = e + k;
    if (s >= 0) {
      if (p.hi != 0 || s > 62 || p.lo >> (63 - s)) return false;
      *out = p.lo << s;
      return true;
    }
    s = -s;
    if (s > 117) {
      *out = 0;
      return true;
    }
    if (s <= 64) {
      p = add(p, 0, 1ull << (s - 1));
      if (s == 64) {
        *out = p.hi;
      } else {
        if (p.hi >> s) return false;
        *out = p.hi << (64 - s) | p.lo >> s;
      }
    } else {
      p = add(p, 1ull << (s - 65), 0);
      *out = p.hi >> (s - 64);
    }
    return *out >> 63 == 0;
  }
  if (k < 0 && k >= -19 && e >= 0 && e < 11) {
    uint64_t v = m << e, by = pow10_int[-k], rest = v % by;
    *out = v / by + (rest >= by - rest);
    return true;
  }
  if (k < COARSE_MIN || k > 350) return false;
  int exp;
  U128 t = scale10(m, e, k, &exp);
  int s = -exp; /* bits to drop */
  if (s < 65 || s > 127) {
    if (s <= 64 || s < 130) return false;
    *out = 0;
    return true;
  }
  U128 low = add(t, 1ull << (s - 65), 0);
  if (low.hi < t.hi) return false;
  U128 high = add(low, 0, ERR);
  if (high.hi < low.hi) return false;
  *out = low.hi >> (s - 64);
  return *out == high.hi >> (s - 64);
}

static const char pairs[] =
  "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
  "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* The digits go where they belong at once: a copy of some bytes more takes a call. */
int dec_u64(uint64_t v, char *out) {
  int n = 1;
  while (n < 20 && v >= pow10_int[n]) n++;
  char *p = out + n;
  while (v >= LIMB) { /* 64-bit divisions are slow: one for nine digits */
    uint32_t part = (uint32_t)(v % LIMB);
    v /= LIMB;
    for (int i = 0; i < 4; i++, part /= 100) memcpy(p -= 2, pairs + part % 100 * 2, 2);
    *--p = (char)('0' + part);
  }
  uint32_t rest = (uint32_t)v;
  for (; rest >= 100; rest /= 100) memcpy(p -= 2, pairs + rest % 100 * 2, 2);
  if (rest >= 10) memcpy(p - 2, pairs + rest * 2, 2);
  else p[-1] = (char)('0' + rest);
  return n;
}

/* floor(log10(m * 2^e)), or one less. */
static int log10_estimate(uint64_t m, int e, double d) {
  int l2 = 63 - __builtin_clzll(m) + e;
  int x = (int)((int64_t)l2 * 1292913986 >> 32); /* floor(l2 * log10(2)) for all exponents of doubles */
  if (x + 1 >= 0 && x + 1 <= 22 && d >= pow10_double[x + 1]) x++;
  return x;
}

bool dec_sig_quick(double d, int nsig, uint64_t *digits, int *exp10) {
  uint64_t m;
  int e;
  split(d, &m, &e);
  int x = log10_estimate(m, e, d);
  if (!scaled_round(m, e, nsig - 1 - x, digits)) return false;
  if (*digits >= pow10_int[nsig]) { /* the estimate was low, or it was rounded up to a power of ten; then this agrees */
    x++;
    if (!scaled_round(m, e, nsig - 1 - x, digits)) return false;
  }
  *exp10 = x;
  return true;
}

void dec_sig(double d, int nsig, Decimal *out) {
  uint64_t m;
  int e;
  if (nsig <= 17 && dec_sig_quick(d, nsig, &m, &e)) {
    out->n = dec_u64(m, out->digits);
    out->point = e + 1;
    return;
  }
  split(d, &m, &e);
  expand(m, e, out);
  round_to(out, nsig);
}

void dec_frac(double d, int nfrac, Decimal *out) {
  uint64_t m, v;
  int e;
  split(d, &m, &e);
  if (scaled_round(m, e, nfrac, &v)) {
    out->n = v ? dec_u64(v, out->digits) : 0;
    out->point = out->n - nfrac;
    return;
  }
  expand(m, e, out);
  round_to(out, out->point + nfrac);
}

/* ---- parsing ---- */

enum { HALF_DOWN, HALF_UP, HALF_EVEN };

/* Bits of the double nearest to t * 2^e; t has its top bit set. */
static uint64_t round_bits(U128 t, int e, int half_mode) {
  int lead = e + 127;
  if (lead > 1023) return 0x7FF0000000000000ull;
  int keep = lead >= -1022 ? 53 : lead + 1075;
  if (keep < 0) return 0;
  uint64_t m = keep ? t.hi >> (64 - keep) : 0;
  uint64_t rest = keep ? t.hi << keep : t.hi; /* the bits dropped, top aligned; t.lo comes below them */
  uint64_t bits = lead >= -1022 ? ((uint64_t)(lead + 1022) << 52) + m : m;
  uint64_t half = 1ull << 63;
  bool tie = rest == half && t.lo == 0;
  bool up = tie ? half_mode == HALF_UP || (half_mode == HALF_EVEN && (m & 1)) : rest >= half;
  return bits + up;
}

double bin_to_double(uint64_t m, int e, bool sticky) {
  int z = __builtin_clzll(m);
  U128 t = {m << z, sticky};
  uint64_t bits = e > 5000 ? 0x7FF0000000000000ull : e < -5000 ? 0 : round_bits(t, e - z - 64, HALF_EVEN);
  double d;
  memcpy(&d, &bits, 8);
  return d;
}

/* Order of the number written in `text`, 0.ddd * 10^point, and x. */
static int compare_text(const char *text, const char *end, int point, const Decimal *x) {
  if (point != x->point) return point < x->point ? -1 : 1;
  int i = 0;
  while (*text == '0' || *text == '.') text++;
  for (; text < end; text++) {
    if (*text == '.') continue;
    char c = i < x->n ? x->digits[i++] : '0';
    if (*text != c) return *text < c ? -1 : 1;
  }
  for (; i < x->n; i++)
    if (x->digits[i] != '0') return -1;
  return 0;
}

double dec_to_double(uint64_t w, int e10, bool cut, const char *text, const char *end) {
  double d;
  if (!cut && e10 >= -22 && e10 <= 22) {
    if (w <= 1ull << 53) return e10 < 0 ? (double)w / pow10_double[-e10] : (double)w * pow10_double[e10];
    if (e10 == 0) return (double)w;
  }
  uint64_t lo, hi;
  if (e10 > 310) {
    lo = 0x7FF0000000000000ull;
  } else if (e10 < -343) {
    lo = 0;
  } else {
    int exp;
    U128 t = scale10(w, 0, e10, &exp);
    lo = round_bits(t, exp, HALF_DOWN);
    if (cut) t = scale10(w + 1, 0, e10, &exp);
    U128 above = add(t, 0, ERR);
    hi = above.hi < t.hi ? lo + 1 : round_bits(above, exp, HALF_UP);
    if (lo != hi) {
      Decimal mid;
      char first[20];
      uint64_t m = lo & 0xFFFFFFFFFFFFFull;
      int be = (int)(lo >> 52);
      if (be == 0) be = 1;
      else m |= 1ull << 52;
      expand(2 * m + 1, be - 1076, &mid);
      int order = compare_text(text, end, e10 + dec_u64(w, first), &mid);
      lo += order > 0 || (order == 0 && (lo & 1));
    }
  }
  memcpy(&d, &lo, 8);
  return d;
}
