/* Numbers and text. Parsing is exact (round to nearest, ties to even). Printing is exact too and agrees with C, but for exact
 * ties, which go away from zero as in LuaJIT: 0.5 with "%.0f" is 1. */
#ifndef EMI_NUM_H
#define EMI_NUM_H
#include "state.h"

#define NUM_TEXT_MAX 32
/* Writes d as "%.14g" does ("inf", "-inf", and "nan" for either sign, as LuaJIT prints them), not NUL-terminated; returns the
 * length. */
int num_fmt(double d, char out[NUM_TEXT_MAX]);
/* Writes an int in decimal; returns the length. */
int num_fmtint(int64_t i, char out[NUM_TEXT_MAX]);
String *num_str(double d);
/* Reads a whole string as Lua's tonumber(s) does: blanks around, decimal, 0x hex, hex floats with p exponents, 0b binary
 * integers, "inf", "infinity" and "nan". False if not a number. */
bool num_parse(const char *p, size_t len, double *out);
/* For the lexer: the numeral at p, no blanks, no sign, no inf/nan; length consumed, or 0 if malformed or followed by a letter,
 * digit, '_', '.' or byte above 127. */
size_t num_scan(const char *p, size_t len, double *out);
/* tonumber(s, base), 2 <= base <= 36. */
bool num_parsebase(const char *p, size_t len, int base, double *out);
/* Coercions of arithmetic: a number, or a string that reads as one. */
bool v_tonum(Value v, double *out);
/* Lua's operators on numbers. */
static inline double num_mod(double a, double b) { return a - __builtin_floor(a / b) * b; } /* LuaJIT's results for inf, nan and -0 */
double num_pow(double a, double b);

#endif
