/* The lower half of the code generator. */
#include "code.h"
#include "gc.h"
#include "mem.h"
#include "parse.h"
#include "str.h"

/* ---- float bytes ---- */

uint8_t size_to_fb(uint32_t n) {
  uint32_t e = 0;
  if (n < 8) return (uint8_t)n;
  while (n >= 16) {
    n = (n + 1) >> 1;
    e++;
  }
  return (uint8_t)((e + 1) << 3 | (n - 8));
}

uint32_t fb_to_size(uint8_t fb) {
  uint32_t e = fb >> 3, x = fb & 7;
  return e == 0 ? x : (x + 8) << (e - 1);
}

/* ---- a function's beginning ---- */

void code_start(Gen *g, Compiler *c, Fn *fn) {
  g->c = c;
  g->fn = fn;
  g->ncode = g->nk = g->nfar = g->nlocvars = 0;
  if (g->khash) memset(g->khash, 0, sizeof *g->khash * g->khash_size);
  g->nactive = g->free = g->framesize = 0;
  g->line = fn->line;
  g->barrier = 0;
  g->dead = false;
  g->loop = NULL;
}

void code_free(Gen *g) {
  mem_free(g->code, sizeof *g->code * g->code_cap);
  mem_free(g->lines, sizeof *g->lines * g->lines_cap);
  mem_free(g->k, sizeof *g->k * g->k_cap);
  mem_free(g->far, sizeof *g->far * g->far_cap);
  mem_free(g->khash, sizeof *g->khash * g->khash_size);
  mem_free(g->locvars, sizeof *g->locvars * g->locvars_cap);
}

static _Noreturn void code_error(Gen *g, const char *msg) { lex_error(&g->c->lex, g->line, NULL, "%s", msg); }

/* ---- instructions and constants ---- */

int32_t code_emit(Gen *g, Instr i) {
  grow(g->code, g->ncode, g->code_cap);
  grow(g->lines, g->ncode, g->lines_cap);
  if (g->ncode >= 0x7FFFF0) code_error(g, "control structure too long"); /* J fields reach no farther */
  g->code[g->ncode] = i;
  g->lines[g->ncode] = g->line;
  return (int32_t)g->ncode++;
}

/* hash_mul is secret: no source can be written so that its constants collide. */
#define hash_bits(v) ((uint32_t)((v) * hash_mul >> 32))

static void rehash_consts(Gen *g) {
  mem_free(g->khash, sizeof *g->khash * g->khash_size);
  uint32_t size = g->khash_size ? g->khash_size * 2 : 64;
  g->khash = NULL;
  g->khash_size = 0;
  g->khash = mem_alloc(sizeof *g->khash * size);
  g->khash_size = size;
  memset(g->khash, 0, sizeof *g->khash * size);
  for (uint32_t i = 0; i < g->nk; i++) {
    uint32_t h = hash_bits(g->k[i]);
    while (g->khash[h & (size - 1)]) h++;
    g->khash[h & (size - 1)] = i + 1;
  }
}

int code_const(Gen *g, Value v) {
  if (g->nk * 2 >= g->khash_size) rehash_consts(g);
  uint32_t h = hash_bits(v), mask = g->khash_size - 1, i;
  for (; (i = g->khash[h & mask]) != 0; h++)
    if (g->k[i - 1] == v) return (int)i - 1;
  if (g->nk == KONST_MAX) parse_limit(g->c, g->fn, g->line, KONST_MAX, "constants");
  grow(g->k, g->nk, g->k_cap);
  g->k[g->nk++] = v;
  g->khash[h & mask] = g->nk;
  return (int)g->nk - 1;
}

/* Far constants are not compared with each other: what has so many is data. */
void code_loadk(Gen *g, int reg, Value v) {
  if (g->nk < KONST_NEAR) {
    code_emit(g, in_ad(OP_LOADK, reg, code_const(g, v)));
    return;
  }
  grow(g->far, g->nfar, g->far_cap);
  g->far[g->nfar++] = v;
  code_emit(g, in_ad(OP_LOADKX, reg, 0));
  code_emit(g, g->nfar - 1); /* code_thread adds the number of the others */
  code_here(g);
}

void code_nil(Gen *g, int from, int to) {
  if (g->ncode > 0 && g->barrier != (int32_t)g->ncode) {
    Instr *last = &g->code[g->ncode - 1];
    if (in_op(*last) == OP_LOADNIL && (int)in_d(*last) + 1 == from) {
      *last = in_ad(OP_LOADNIL, in_a(*last), to);
      return;
    }
  }
  code_emit(g, in_ad(OP_LOADNIL, from, to));
}

/* ---- registers ---- */

void code_touch(Gen *g, int n) {
  if (n > REG_MAX) code_error(g, "function or expression too complex");
  if (n > g->framesize) g->framesize = n;
}

int code_reserve(Gen *g, int n) {
  int r = g->free;
  code_touch(g, r + n);
  g->free += n;
  return r;
}

/* ---- jumps ---- */

static void code_setjump(Gen *g, int32_t pc, int32_t target) {
  g->code[pc] = in_jmp(in_op(g->code[pc]), target - (pc + 1));
}

/* A JMP word to j, on its chain if j is not known. */
static void code_jumpword(Gen *g, int op, Jump *j) {
  int32_t pc = code_emit(g, (Instr)op);
  if (j->pos >= 0) code_setjump(g, pc, j->pos);
  else {
    g->code[pc] = in_jmp(op, j->last < 0 ? 0 : pc - j->last);
    j->last = pc;
  }
}

void code_jump(Gen *g, Jump *j) {
  if (g->dead) return;
  code_jumpword(g, j->pos >= 0 ? OP_LOOP : OP_JMP, j);
  g->dead = true;
}

void code_cond(Gen *g, Instr cond, Jump *j) {
  code_emit(g, cond);
  code_jumpword(g, OP_JMP, j);
}

void code_bind(Gen *g, Jump *j) {
  j->pos = code_here(g);
  if (j->last < 0) return;
  g->dead = false;
  for (int32_t pc = j->last, back; ; pc -= back) {
    back = in_j(g->code[pc]);
    code_setjump(g, pc, j->pos);
    if (back == 0) break;
  }
}

int32_t code_here(Gen *g) { return g->barrier = (int32_t)g->ncode; }

int32_t code_looppatch(Gen *g, int32_t pc, int32_t target) {
  int32_t d = target - (pc + 1);
  if (d < -32768 || d > 32767) code_error(g, "control structure too long");
  g->code[pc] = in_ad(in_op(g->code[pc]), in_a(g->code[pc]), d);
  return target;
}

/* ---- a function's end ---- */

static bool is_cond(int op) { return op >= OP_JT && op <= OP_NGEK; }

/* Jumps to jumps go to the final place at once. Forward jumps (JMP) are followed; the way back (LOOP) is charged, so only an
 * unconditional jump can take it over by becoming a LOOP itself. Likewise one to a return becomes that return. */
static void code_thread(Gen *g) {
  bool word = false; /* the instruction is the JMP word of a condition */
  for (uint32_t pc = 0; pc < g->ncode; pc++) {
    int op = (int)in_op(g->code[pc]);
    if (op == OP_SETLIST) pc++;
    else if (op == OP_LOADKX) g->code[++pc] += g->nk;
    else if (op == OP_JMP) {
      uint32_t at = pc + 1 + (uint32_t)in_j(g->code[pc]);
      while (in_op(g->code[at]) == OP_JMP) at += 1 + (uint32_t)in_j(g->code[at]);
      int there = (int)in_op(g->code[at]);
      if (!word && (there == OP_RET0 || there == OP_RET1 || there == OP_RET)) {
        g->code[pc] = g->code[at];
        g->lines[pc] = g->lines[at];
        continue;
      }
      if (!word && there == OP_LOOP) {
        at += 1 + (uint32_t)in_j(g->code[at]);
        op = OP_LOOP;
      }
      g->code[pc] = in_jmp(op, (int32_t)(at - (pc + 1)));
    }
    word = is_cond(op);
  }
}

static void *copy(const void *p, size_t size) { return size ? memcpy(mem_alloc(size), p, size) : NULL; }

Proto *code_finish(Gen *g) {
  Compiler *c = g->c;
  Fn *fn = g->fn;
  code_thread(g);
  Proto *p = gc_new(sizeof(Proto), OBJ_PROTO);
  memset((char *)p + offsetof(Proto, nparams), 0, sizeof *p - offsetof(Proto, nparams));
  p->nparams = fn->nparams;
  p->flags = fn->vararg ? PROTO_VARARG : 0;
  p->framesize = (uint16_t)g->framesize;
  p->source = c->lex.chunkname;
  p->linedefined = fn->line;
  p->lastline = fn->lastline;
  p->code = copy(g->code, sizeof *g->code * g->ncode);
  p->ncode = g->ncode;
  p->lines = copy(g->lines, sizeof *g->lines * g->ncode);
  p->nlines = g->ncode;
  p->nk = g->nk + g->nfar;
  if (p->nk) {
    p->k = mem_newarray(Value, p->nk);
    memcpy(p->k, g->k, sizeof *g->k * g->nk);
    if (g->nfar) memcpy(p->k + g->nk, g->far, sizeof *g->far * g->nfar);
  }
  uint32_t np = c->nprotos - fn->protos;
  p->p = copy(np ? c->protos + fn->protos : NULL, sizeof *c->protos * np);
  p->np = np;
  p->locvars = copy(g->locvars, sizeof *g->locvars * g->nlocvars);
  p->nlocvars = g->nlocvars;
  if (fn->nup) {
    p->up = mem_newarray(UpvalDesc, fn->nup);
    p->upnames = mem_newarray(String *, fn->nup);
    for (Upvalue *u = fn->upvals; u; u = u->next, p->nup++) {
      p->up[p->nup] = u->desc;
      p->upnames[p->nup] = u->name;
    }
  }
  return p;
}
