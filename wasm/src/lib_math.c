/* The math library. */
#include <math.h>
#include "lib.h"

#define PI 3.14159265358979323846

/* Functions of one number. */
#define UNARY(name, expr) \
  static int m_##name(Value *base, int nargs) { \
    double x; \
    if (!arg_num(base, nargs, 1, &x)) return R_ERROR; \
    base[0] = v_num(expr); \
    return 1; \
  }
UNARY(abs, fabs(x))
UNARY(ceil, ceil(x))
UNARY(floor, floor(x))
UNARY(sqrt, sqrt(x))
UNARY(exp, exp(x))
UNARY(log10, log10(x))
UNARY(sin, sin(x))
UNARY(cos, cos(x))
UNARY(tan, tan(x))
UNARY(asin, asin(x))
UNARY(acos, acos(x))
UNARY(atan, atan(x))
UNARY(sinh, sinh(x))
UNARY(cosh, cosh(x))
UNARY(tanh, tanh(x))
UNARY(deg, x * (180.0 / PI))
UNARY(rad, x * (PI / 180.0))

/* Functions of two. */
#define BINARY(name, expr) \
  static int m_##name(Value *base, int nargs) { \
    double x, y; \
    if (!arg_num(base, nargs, 1, &x) || !arg_num(base, nargs, 2, &y)) return R_ERROR; \
    base[0] = v_num_checked(expr); \
    return 1; \
  }
BINARY(atan2, atan2(x, y))
BINARY(fmod, fmod(x, y))
BINARY(pow, num_pow(x, y))

/* Powers of two and ten have exact logarithms: their own functions find them. */
static int m_log(Value *base, int nargs) {
  double x, b;
  if (!arg_num(base, nargs, 1, &x)) return R_ERROR;
  if (v_isnil(arg_or_nil(2)) && nargs < 2) base[0] = v_num(log(x));
  else {
    if (!arg_num(base, nargs, 2, &b)) return R_ERROR;
    base[0] = v_num_checked(b == 2 ? log2(x) : b == 10 ? log10(x) : log2(x) / log2(b));
  }
  return 1;
}

static int m_frexp(Value *base, int nargs) {
  double x;
  int e;
  if (!arg_num(base, nargs, 1, &x)) return R_ERROR;
  base[0] = v_num(frexp(x, &e));
  base[1] = v_num(isfinite(x) ? e : 0);
  return 2;
}

static int m_ldexp(Value *base, int nargs) {
  double x;
  double e;
  if (!arg_num(base, nargs, 1, &x) || !arg_num(base, nargs, 2, &e)) return R_ERROR;
  if (e != e) base[0] = v_num_checked(e);
  else base[0] = v_num(ldexp(x, e > 10000 ? 10000 : e < -10000 ? -10000 : (int)e)); /* beyond these nothing changes */
  return 1;
}

static int m_modf(Value *base, int nargs) {
  double x, whole;
  if (!arg_num(base, nargs, 1, &x)) return R_ERROR;
  double part = modf(x, &whole);
  base[0] = v_num(whole);
  base[1] = v_num(isinf(x) ? copysign(0, x) : part);
  return 2;
}

/* Of a pair that has no order (a NaN, or zeros of both signs) the later one counts, as in LuaJIT. */
static int m_min(Value *base, int nargs) {
  double best, x;
  if (!arg_num(base, nargs, 1, &best)) return R_ERROR;
  for (int i = 2; i <= nargs; i++) {
    if (!arg_num(base, nargs, i, &x)) return R_ERROR;
    if (!(best < x)) best = x;
  }
  base[0] = v_num(best);
  return 1;
}

static int m_max(Value *base, int nargs) {
  double best, x;
  if (!arg_num(base, nargs, 1, &best)) return R_ERROR;
  for (int i = 2; i <= nargs; i++) {
    if (!arg_num(base, nargs, i, &x)) return R_ERROR;
    if (!(best > x)) best = x;
  }
  base[0] = v_num(best);
  return 1;
}

/* ---- random numbers ----
 * xoshiro256** by Blackman and Vigna (2018), seeded by splitmix64; the first sequence is the same in every VM, as in LuaJIT. Not for
 * secrets. */
static uint64_t rng[4];

static uint64_t rotl(uint64_t x, int k) { return x << k | x >> (64 - k); }

static uint64_t rng_next(void) {
  uint64_t result = rotl(rng[1] * 5, 7) * 9, t = rng[1] << 17;
  rng[2] ^= rng[0];
  rng[3] ^= rng[1];
  rng[1] ^= rng[2];
  rng[0] ^= rng[3];
  rng[2] ^= t;
  rng[3] = rotl(rng[3], 45);
  return result;
}

static void rng_seed(double d) {
  uint64_t x;
  memcpy(&x, &d, 8);
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9E3779B97F4A7C15ull);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    rng[i] = z ^ z >> 31;
  }
}

/* random() in [0, 1) with 53 bits, random(m) in 1..m, random(m, n) in m..n; an empty interval is not an error, as in LuaJIT. */
static int m_random(Value *base, int nargs) {
  double r = (double)(rng_next() >> 11) * 0x1p-53, lo = 1, hi;
  if (nargs > 0) {
    if (!arg_num(base, nargs, nargs > 1 ? 2 : 1, &hi) && nargs == 1) return R_ERROR;
    if (nargs > 1 && (!arg_num(base, nargs, 1, &lo) || !arg_num(base, nargs, 2, &hi))) return R_ERROR;
    r = floor(r * (hi - lo + 1)) + lo;
  }
  base[0] = v_num_checked(r);
  return 1;
}

static int m_randomseed(Value *base, int nargs) {
  double seed;
  if (!arg_num(base, nargs, 1, &seed)) return R_ERROR;
  rng_seed(seed);
  return 0;
}

void lib_math_open(Table *globals) {
  static const LibEntry list[] = {
    {"abs", m_abs}, {"acos", m_acos}, {"asin", m_asin}, {"atan", m_atan}, {"atan2", m_atan2}, {"ceil", m_ceil},
    {"cos", m_cos}, {"cosh", m_cosh}, {"deg", m_deg}, {"exp", m_exp}, {"floor", m_floor}, {"fmod", m_fmod},
    {"frexp", m_frexp}, {"ldexp", m_ldexp}, {"log", m_log}, {"log10", m_log10}, {"max", m_max}, {"min", m_min},
    {"modf", m_modf}, {"pow", m_pow}, {"rad", m_rad}, {"random", m_random}, {"randomseed", m_randomseed}, {"sin", m_sin},
    {"sinh", m_sinh}, {"sqrt", m_sqrt}, {"tan", m_tan}, {"tanh", m_tanh}, {NULL, NULL},
  };
  Table *t = lib_register(globals, "math", list);
  tab_setstr(t, str_lit("pi"), v_num(PI));
  tab_setstr(t, str_lit("huge"), v_num(HUGE_VAL));
  rng_seed(0);
}
