/* Binary doubles and decimal digits, both ways and exactly; num.c and format.c put signs, points and exponents around them. */
#ifndef EMI_DECIMAL_H
#define EMI_DECIMAL_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The value 0.d1d2...dn * 10^point; digits are characters; d1 is not '0' (n is 0 for zero). Digits behind the last one are zeros.
 * No double has more than 767 significant digits, and no midpoint of two doubles more than 768. */
#define DEC_DIGITS 800
typedef struct Decimal {
  int n, point;
  char digits[DEC_DIGITS];
} Decimal;

/* d > 0 and finite, rounded to `nsig` >= 1 significant digits, or to `nfrac` >= 0 digits behind the point. Exact ties go away from
 * zero, as LuaJIT's formatting has it (C's printf would take the even neighbour). */
void dec_sig(double d, int nsig, Decimal *out);
void dec_frac(double d, int nfrac, Decimal *out);

/* The same for nsig <= 17 as an integer: *digits * 10^(*exp10 - nsig + 1) with exactly nsig digits, so *exp10 is the exponent of
 * scientific notation. False when the quick arithmetic cannot tell which way to round. */
bool dec_sig_quick(double d, int nsig, uint64_t *digits, int *exp10);

/* Writes v in decimal at out (at most 20 bytes); returns the length. */
int dec_u64(uint64_t v, char *out);

/* The double nearest to w * 10^e10 (ties to even), where w > 0 stands for the digits of `text` (digits and at most one '.',
 * ended by `end`). When there are more than 19 significant ones, w is the first 19 and `cut` is true. Overflow is infinity. */
double dec_to_double(uint64_t w, int e10, bool cut, const char *text, const char *end);

/* m * 2^e rounded to nearest even; `sticky`: something more, too small for m, follows. m != 0 and, when sticky, m >= 2^62. */
double bin_to_double(uint64_t m, int e, bool sticky);

#endif
