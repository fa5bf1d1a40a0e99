/* The slow paths of operators: everything that may involve a metamethod. Each answers META_DONE (finished), META_CALL (a call is
 * prepared at `at`: at[0] auxiliary word, at[1] function, at[3..] arguments, co->top above them) or META_ERROR (G.err set).
 * `at` is the first free slot of the Lua frame in progress. co->base and co->pc must be saved before. None moves the stack. */
#ifndef EMI_META_H
#define EMI_META_H
#include "call.h"

enum { META_ERROR = -1, META_DONE = 0, META_CALL = 1 };

/* o is the slot of the object when it is a register (for the error message), or any address of the value. */
int meta_index(Value *at, Value *o, Value key, Value *out);
int meta_newindex(Value *at, Value *o, Value key, Value val);
int meta_arith(Value *at, int mm, Value *a, Value *b, Value *out);
int meta_len(Value *at, Value *o, Value *out);
/* Concatenates R[first..last] into R[first]; on META_CALL the pair in progress is R[aux], R[aux + 1] and the result belongs into
 * R[aux]. */
int meta_concat(Value *at, Value *base, int first, int last);
/* Comparisons answer META_DONE with *out as 0 or 1. On META_CALL at[0] is 1 when the result must be negated. */
int meta_eq(Value *at, Value a, Value b, int *out);
int meta_less(Value *at, Value a, Value b, int *out);
int meta_lesseq(Value *at, Value a, Value b, int *out);
/* f[0] is not a function: puts its __call in front of the arguments f[2..2+nargs-1]. False: not callable, G.err set. */
bool meta_callable(Value *f, int nargs);
double arith_num(int mm, double a, double b);

#endif
