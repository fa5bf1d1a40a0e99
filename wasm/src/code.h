/* Instructions, constants, jumps and registers of the function being generated. Only one is generated at a time (see ast.h), so
 * one Gen with growing buffers serves the whole compilation. */
#ifndef EMI_CODE_H
#define EMI_CODE_H
#include "opcode.h"

#define REG_MAX 250
#define KONST_MAX 65536  /* that instructions can name */
#define KONST_NEAR 32768 /* from so many on, constants that are only loaded are numbered behind all others, for LOADKX */

/* A place to jump to. Until it is known (pos < 0) the jumps to it form a chain through their J fields: each holds the
 * distance back to the previous one, 0 ends it. */
typedef struct Jump { int32_t pos, last; } Jump;
#define JUMP_NEW ((Jump){-1, -1})

struct Compiler;
typedef struct Gen {
  struct Compiler *c;
  struct Fn *fn;
  Instr *code;
  uint32_t *lines;
  uint32_t ncode, code_cap, lines_cap;
  Value *k;
  uint32_t nk, k_cap;
  Value *far;             /* constants for LOADKX; they follow k in the prototype */
  uint32_t nfar, far_cap;
  uint32_t *khash;        /* open addressing over the bits of a constant: its index + 1, or 0 */
  uint32_t khash_size;
  LocalVar *locvars;
  uint32_t nlocvars, locvars_cap;
  struct Var *slot[REG_MAX]; /* locals in scope, by register */
  int nactive;            /* registers of locals in scope */
  int free;               /* first free register: nactive + temporaries */
  int framesize;          /* registers needed so far */
  uint32_t line;          /* of the instructions to come */
  int32_t barrier;        /* something jumps to this pc: no merging across it */
  bool dead;              /* control does not get here */
  struct Loop *loop;      /* innermost loop */
} Gen;

void code_start(Gen *g, struct Compiler *c, struct Fn *fn);
Proto *code_finish(Gen *g); /* threads jumps and makes the prototype */
void code_free(Gen *g);

int32_t code_emit(Gen *g, Instr i);     /* returns its pc */
int code_const(Gen *g, Value v);        /* index of a constant, numbers and values compared by their bits */
void code_loadk(Gen *g, int reg, Value v);
void code_nil(Gen *g, int from, int to);/* registers from..to become nil */
int code_reserve(Gen *g, int n);        /* the first of n new temporaries */
void code_touch(Gen *g, int n);         /* the frame needs at least n registers */

void code_jump(Gen *g, Jump *j);        /* unconditional: forwards JMP, backwards LOOP */
void code_cond(Gen *g, Instr cond, Jump *j); /* conditional instruction and its JMP word */
void code_bind(Gen *g, Jump *j);        /* j is here */
int32_t code_here(Gen *g);              /* pc that a backward jump will go to */
int32_t code_looppatch(Gen *g, int32_t pc, int32_t target); /* AsD instruction at pc jumps to target */

#endif
