/* The bit library: BitOp semantics. Numbers are taken modulo 2^32, rounded to nearest even; results are signed 32-bit. */
#include "lib.h"

/* Adding 1.5 * 2^52 leaves the integer, modulo 2^32, in the low half of the double. */
static inline uint32_t to_bits(double d) {
  Value v = v_num(d + 6755399441055744.0);
  return (uint32_t)v;
}

static bool arg_bits(Value *base, int nargs, int n, uint32_t *out) {
  double d;
  if (!arg_num(base, nargs, n, &d)) return false;
  *out = to_bits(d);
  return true;
}

static int answer(Value *base, uint32_t bits) {
  base[0] = v_num((int32_t)bits);
  return 1;
}

#define UNARY(name, expr) \
  static int bit_##name(Value *base, int nargs) { \
    uint32_t x; \
    return arg_bits(base, nargs, 1, &x) ? answer(base, expr) : R_ERROR; \
  }
UNARY(tobit, x)
UNARY(bnot, ~x)
UNARY(bswap, __builtin_bswap32(x))

#define FOLD(name, op) \
  static int bit_##name(Value *base, int nargs) { \
    uint32_t x, y; \
    if (!arg_bits(base, nargs, 1, &x)) return R_ERROR; \
    for (int i = 2; i <= nargs; i++) { \
      if (!arg_bits(base, nargs, i, &y)) return R_ERROR; \
      x = x op y; \
    } \
    return answer(base, x); \
  }
FOLD(band, &)
FOLD(bor, |)
FOLD(bxor, ^)

/* n: the shift, of which the low five bits count. */
#define SHIFT(name, expr) \
  static int bit_##name(Value *base, int nargs) { \
    uint32_t x, n; \
    if (!arg_bits(base, nargs, 1, &x) || !arg_bits(base, nargs, 2, &n)) return R_ERROR; \
    n &= 31; \
    return answer(base, expr); \
  }
SHIFT(lshift, x << n)
SHIFT(rshift, x >> n)
SHIFT(arshift, (uint32_t)((int32_t)x >> n))
SHIFT(rol, x << n | x >> (-n & 31))
SHIFT(ror, x >> n | x << (-n & 31))

#define HEX_DIGITS_MAX 254

/* tohex(x [, n]): n digits, upper case when n is negative. */
static int bit_tohex(Value *base, int nargs) {
  uint32_t x, bits = 8;
  if (!arg_bits(base, nargs, 1, &x)) return R_ERROR;
  if (nargs > 1 && !arg_bits(base, nargs, 2, &bits)) return R_ERROR;
  int64_t n = (int32_t)bits;
  const char *digits = n < 0 ? "0123456789ABCDEF" : "0123456789abcdef";
  char text[HEX_DIGITS_MAX];
  if (n < 0) n = -n;
  if (n > HEX_DIGITS_MAX) n = HEX_DIGITS_MAX;
  for (int64_t i = n; i-- > 0; x >>= 4) text[i] = digits[x & 15];
  base[0] = v_str(str_new(text, (size_t)n));
  return 1;
}

void lib_bit_open(Table *globals) {
  static const LibEntry list[] = {
    {"tobit", bit_tobit}, {"tohex", bit_tohex}, {"bnot", bit_bnot}, {"band", bit_band}, {"bor", bit_bor}, {"bxor", bit_bxor},
    {"lshift", bit_lshift}, {"rshift", bit_rshift}, {"arshift", bit_arshift}, {"rol", bit_rol}, {"ror", bit_ror},
    {"bswap", bit_bswap}, {NULL, NULL},
  };
  lib_register(globals, "bit", list);
}
