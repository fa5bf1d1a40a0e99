/* Trees to instructions: expr.c generates expressions, gen.c the rest. */
#ifndef EMI_GEN_H
#define EMI_GEN_H
#include "parse.h"

/* Turns the body of `fn`, whose tree is complete, into a prototype. */
Proto *gen_function(Compiler *c, Fn *fn, Block *body);
/* Before control leaves the scope of the locals from `level` on: closes captured ones. */
void gen_leave(Gen *g, int level);

/* The (first) value of e into `reg`. */
void expr_to(Gen *g, Expr *e, int reg);
/* The value of e in some register: the local itself, or one new temporary. */
int expr_reg(Gen *g, Expr *e);
void expr_next(Gen *g, Expr *e); /* into a new temporary */
/* Jumps if the truth of e is `when`, falls through otherwise. */
void expr_cond(Gen *g, Expr *e, bool when, Jump *to);
/* Several values from the first free register on, which stay unreserved. `results` as in CALL: 0 leaves the list open. */
void expr_multi(Gen *g, Expr *e, int results);
/* All values of a list into new temporaries; true if the list ends open. */
bool expr_list(Gen *g, Expr *list);
/* Exactly n values of a list of m expressions into new temporaries. */
void expr_adjust(Gen *g, Expr *list, uint32_t m, uint32_t n);
void expr_tailcall(Gen *g, Expr *e);

/* Index of a number or short string as an operand of 8 bits; -1 if it has to go through a register. */
int const_short(Gen *g, const Expr *e);
/* The key of a GETI or SETI, or -1. */
int const_index(const Expr *e);

#endif
