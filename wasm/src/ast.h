/* The tree between parser and code generator.
 *
 * A function is parsed into a tree as a whole, then turned into instructions at its `end`; its tree is freed before the enclosing
 * function goes on. So when code is generated, everything about the function is known: which locals are captured by inner functions
 * (their blocks need CLOSE, others do not), where every goto leads, and what an expression is going to be used for.
 *
 * Registers. The locals of a function stand in its lowest registers in the order of their declaration, temporaries above them. So
 * the parser can already number the locals, and inner functions name what they capture by register.
 *
 * Long chains are not deep trees for the C stack: operands of `and`, `or` and `..` are lists, and what hangs on the left side of an
 * expression (`lhs` of EX_INDEX, EX_METHOD, EX_CALL, EX_ARITH, EX_COMPARE: a + b + c, a.b.c, f()()()) is walked in a loop
 * (expr.c, expr_spine). All other nesting is bounded by the parser's limit of syntax levels.
 *
 * Memory. Nodes come from an arena of the compilation, which is cut back when a function is done. */
#ifndef EMI_AST_H
#define EMI_AST_H
#include "code.h"
#include "lex.h"

/* ORDER EX: constants first, then what else an operand can be without any instruction; EX_INDEX .. EX_COMPARE hang on their lhs. */
enum {
  EX_NIL, EX_FALSE, EX_TRUE, EX_NUM, EX_STR,
  EX_LOCAL,    /* var */
  EX_UPVAL,    /* index */
  EX_GLOBAL,   /* str */
  EX_VARARG,
  EX_FUNC,     /* index: of the inner prototype */
  EX_TABLE,    /* list: items, of which keyed ones are EX_PAIR */
  EX_PAIR,     /* lhs: key, rhs: value */
  EX_INDEX,    /* lhs[rhs] */
  EX_METHOD,   /* lhs:name, always the lhs of an EX_CALL; rhs: the name as EX_STR */
  EX_CALL,     /* lhs(list) */
  EX_ARITH,    /* op: OPR_ADD .. OPR_POW */
  EX_COMPARE,  /* op: OPR_EQ .. OPR_GE */
  EX_CONCAT,   /* list of operands */
  EX_AND, EX_OR, /* list of operands */
  EX_NOT, EX_UNM, EX_LEN /* lhs */
};
#define ex_isconst(e) ((e)->kind <= EX_STR)
#define ex_hasspine(e) ((e)->kind >= EX_INDEX && (e)->kind <= EX_COMPARE)
#define ex_ismulti(e) (((e)->kind == EX_CALL || (e)->kind == EX_VARARG) && !(e)->paren)

/* ORDER OPR: the arithmetic ones as the opcodes (three forms each), the comparisons as parse.c's table. */
enum {
  OPR_ADD, OPR_SUB, OPR_MUL, OPR_DIV, OPR_MOD, OPR_POW, OPR_CONCAT,
  OPR_EQ, OPR_NE, OPR_LT, OPR_LE, OPR_GT, OPR_GE, OPR_AND, OPR_OR, OPR_NONE
};

typedef struct Var {
  String *name;    /* NULL: a slot no one can see */
  struct Var *next; /* declared by the same statement */
  uint8_t reg;
  bool captured;   /* by some inner function: leaving its block must close it */
  uint32_t info;   /* code generator: its number in Proto.locvars */
} Var;

typedef struct Expr Expr;
struct Expr {
  union {
    double num;
    String *str;
    Var *var;
    uint32_t index;
    struct { Expr *lhs; union { Expr *rhs, *list; }; };
  };
  Expr *next;      /* in a list of expressions */
  uint32_t line;   /* line that errors of this operation report */
  uint8_t kind, op;
  bool paren;      /* in parentheses: exactly one value */
};

typedef struct Label {
  String *name;
  struct Label *next;
  uint8_t level;   /* locals in scope at the label */
  Jump jump;       /* code generator */
} Label;

/* ORDER ST */
enum {
  ST_LOCAL, ST_LOCALFUNC, ST_ASSIGN, ST_CALL, ST_DO, ST_WHILE, ST_REPEAT, ST_IF, ST_FORNUM, ST_FORIN, ST_RETURN, ST_BREAK,
  ST_GOTO, ST_LABEL
};

typedef struct Stat Stat;
typedef struct Block {
  Stat *first;
  uint32_t line, endline; /* of the tokens around it */
} Block;

typedef struct Clause { /* of an if statement; cond is NULL in the else part */
  struct Clause *next;
  Expr *cond;
  Block body;
} Clause;

struct Stat {
  Stat *next;
  uint32_t line;
  uint8_t kind;
  uint32_t nvars;  /* of vars */
  Var *vars;       /* locals declared. Loops: 3 (numeric) or 4 (generic) hidden ones in front */
  uint32_t nexprs; /* of exprs */
  Expr *exprs;     /* right hand sides, values, bounds; ST_CALL: the call; ST_WHILE, ST_REPEAT: the condition */
  uint32_t ntargets;
  union {
    Expr *targets; /* ST_ASSIGN */
    Block body;    /* loops, ST_DO */
    Clause *clauses;
    Label *label;  /* ST_GOTO, ST_LABEL */
  };
};

#endif
