/* The shortest text of a double that reads back as the same double. */
#ifndef EMI_SHORTEST_H
#define EMI_SHORTEST_H
#include "num.h"

/* Writes the finite d with as few digits as tell it from every other double, and of those the nearest, not NUL-terminated; returns the
 * length. Positional from 1e-6 to below 1e21, else with an exponent: the forms of JavaScript. -0 is "-0". */
int num_shortest(double d, char out[NUM_TEXT_MAX]);

#endif
