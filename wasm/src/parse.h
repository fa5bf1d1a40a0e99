/* Tokens to prototypes: the state of a compilation, and what the parser knows of the functions being parsed. */
#ifndef EMI_PARSE_H
#define EMI_PARSE_H
#include "arena.h"
#include "ast.h"
#include "mem.h"

/* Everything a compilation allocates hangs here, so that an error can free it from one place. */
typedef struct Compiler {
  Lex lex;
  Arena tree;            /* nodes of the functions being parsed; cut back at each function's end */
  Arena keep;            /* what lives until the end of the compilation: upvalue lists */
  Gen gen;
  struct Fn *fn;         /* innermost function */
  Var **active;          /* locals in scope of all functions being parsed, outermost function first */
  uint32_t nactive, active_cap;
  Proto **protos;        /* inner prototypes of all functions being parsed, likewise */
  uint32_t nprotos, protos_cap;
  int levels;            /* syntax levels in use */
  Proto *result;
} Compiler;

typedef struct Upvalue {
  struct Upvalue *next;
  String *name;
  UpvalDesc desc;
} Upvalue;

/* A function being parsed. */
typedef struct Fn {
  struct Fn *outer;
  struct Scope *scope;   /* innermost block */
  uint32_t active, protos; /* where its parts of Compiler.active and .protos begin */
  Upvalue *upvals, **upvals_end;
  int nup;
  bool vararg;
  uint8_t nparams;
  uint32_t line, lastline;
} Fn;

/* Makes room for one more element in a growing array. */
#define grow(array, count, cap) \
  do { \
    if ((count) == (cap)) { \
      uint32_t grow_cap_ = (cap) ? (cap) * 2 : 32; \
      (array) = mem_realloc((array), sizeof *(array) * (cap), sizeof *(array) * grow_cap_); \
      (cap) = grow_cap_; \
    } \
  } while (0)

/* Parses the whole source; the main prototype goes to c->result. */
void parse_chunk(Compiler *c);
_Noreturn void parse_limit(Compiler *c, Fn *fn, uint32_t line, int limit, const char *what);

#endif
