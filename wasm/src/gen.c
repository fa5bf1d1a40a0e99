/* Statements and functions to instructions: scopes of locals, assignments, control structures. */
#include "gen.h"

typedef struct Loop {
  struct Loop *outer;
  Jump exit;
  int level; /* locals in scope around the loop */
} Loop;

void gen_leave(Gen *g, int level) {
  if (g->dead) return;
  for (int r = level; r < g->nactive; r++)
    if (g->slot[r]->captured) {
      code_emit(g, in_ad(OP_CLOSE, r, 0));
      return;
    }
}

static bool must_close(Gen *g, int level) {
  for (int r = level; r < g->nactive; r++)
    if (g->slot[r]->captured) return true;
  return false;
}

/* ---- locals ---- */

/* The registers of `list` now hold locals. Later variables get later entries in locvars, so that stays sorted. */
static void locals_begin(Gen *g, Var *list, uint32_t n) {
  for (; n > 0; list = list->next, n--) {
    g->slot[g->nactive++] = list;
    if (list->name == NULL) continue;
    grow(g->locvars, g->nlocvars, g->locvars_cap);
    list->info = g->nlocvars;
    g->locvars[g->nlocvars++] = (LocalVar){list->name, g->ncode, g->ncode, list->reg};
  }
  if (g->free < g->nactive) g->free = g->nactive;
}

static void locals_end(Gen *g, int level) {
  while (g->nactive > level) {
    Var *v = g->slot[--g->nactive];
    if (v->name) g->locvars[v->info].endpc = g->ncode;
  }
  g->free = level;
}

/* ---- assignments ---- */

/* A place that an assignment writes to, with its operands in registers. */
typedef struct Place {
  int op;   /* SET instruction, or OP_MOVE for a local */
  int a, k; /* SETT, SETF, SETI: table, key; others: register, upvalue or constant */
} Place;

static Place place_of(Gen *g, Expr *e, int obj, int key) {
  switch (e->kind) {
    case EX_LOCAL: return (Place){OP_MOVE, e->var->reg, 0};
    case EX_UPVAL: return (Place){OP_SETUP, 0, (int)e->index};
    case EX_GLOBAL: return (Place){OP_SETG, 0, code_const(g, v_str(e->str))};
  }
  int k = const_index(e->rhs);
  if (k >= 0) return (Place){OP_SETI, obj, k};
  if (e->rhs->kind == EX_STR && (k = const_short(g, e->rhs)) >= 0) return (Place){OP_SETF, obj, k};
  return (Place){OP_SETT, obj, key};
}

/* Whether `key` needs a register in an index expression. */
static bool key_needs_reg(Gen *g, Expr *key) {
  return const_index(key) < 0 && (key->kind != EX_STR || const_short(g, key) < 0);
}

static void place_store(Gen *g, Place p, int reg) {
  switch (p.op) {
    case OP_MOVE: if (p.a != reg) code_emit(g, in_ad(OP_MOVE, p.a, reg)); break;
    case OP_SETUP: case OP_SETG: code_emit(g, in_ad(p.op, reg, p.k)); break;
    default: code_emit(g, in_abc(p.op, reg, p.a, p.k));
  }
}

static void stat_assign_one(Gen *g, Stat *s) {
  Expr *t = s->targets, *e = s->exprs;
  if (t->kind == EX_LOCAL) {
    expr_to(g, e, t->var->reg);
    return;
  }
  int obj = 0, key = 0;
  if (t->kind == EX_INDEX) {
    obj = expr_reg(g, t->lhs);
    if (key_needs_reg(g, t->rhs)) key = expr_reg(g, t->rhs);
  }
  int v = expr_reg(g, e);
  g->line = s->line;
  place_store(g, place_of(g, t, obj, key), v);
}

/* The register of e as an operand of a target; copied if e is a local that one of the targets in `later` assigns, which are stored
 * before. */
static int stable_reg(Gen *g, Expr *e, Expr *later) {
  if (e->kind == EX_LOCAL)
    for (; later; later = later->next)
      if (later->kind == EX_LOCAL && later->var == e->var) {
        int r = code_reserve(g, 1);
        expr_to(g, e, r);
        return r;
      }
  return expr_reg(g, e);
}

/* Operands of the targets from left to right, then the values, then the stores from right to left. */
static void stat_assign(Gen *g, Stat *s) {
  if (s->ntargets == 1 && s->nexprs == 1) {
    stat_assign_one(g, s);
    return;
  }
  Place *places = arena_alloc(&g->c->tree, sizeof(Place) * s->ntargets);
  uint32_t i = 0, n = s->ntargets;
  for (Expr *t = s->targets; t; t = t->next, i++) {
    int obj = 0, key = 0;
    if (t->kind == EX_INDEX) {
      obj = stable_reg(g, t->lhs, t->next);
      if (key_needs_reg(g, t->rhs)) key = stable_reg(g, t->rhs, t->next);
    }
    places[i] = place_of(g, t, obj, key);
  }
  int first = g->free;
  if (n == s->nexprs) { /* the last value goes straight to its place */
    Expr *e = s->exprs;
    for (; e->next; e = e->next) expr_next(g, e);
    n--;
    if (places[n].op == OP_MOVE) expr_to(g, e, places[n].a);
    else {
      int v = expr_reg(g, e);
      g->line = s->line;
      place_store(g, places[n], v);
    }
  } else expr_adjust(g, s->exprs, s->nexprs, n);
  g->line = s->line;
  while (n-- > 0) place_store(g, places[n], first + (int)n);
}

/* ---- control structures ---- */

static void gen_stats(Gen *g, Block *b);

/* Ends the scope of a block's locals, from `level` on. */
static void end_block(Gen *g, Block *b, int level) {
  g->line = b->endline;
  gen_leave(g, level);
  locals_end(g, level);
}

static void gen_block(Gen *g, Block *b) {
  int level = g->nactive;
  gen_stats(g, b);
  end_block(g, b, level);
}

static void loop_begin(Gen *g, Loop *l) {
  *l = (Loop){g->loop, JUMP_NEW, g->nactive};
  g->loop = l;
}

static void loop_end(Gen *g, Loop *l) {
  g->loop = l->outer;
  code_bind(g, &l->exit);
}

/* If the block is only a jump that can be made by the condition itself: where it goes. */
static Jump *only_jump(Gen *g, Block *b) {
  Stat *s = b->first;
  if (s == NULL || s->next) return NULL;
  if (s->kind == ST_BREAK && !must_close(g, g->loop->level)) return &g->loop->exit;
  if (s->kind == ST_GOTO && s->label->jump.pos < 0 && !must_close(g, s->label->level)) return &s->label->jump;
  return NULL;
}

static void stat_if(Gen *g, Stat *s) {
  Jump end = JUMP_NEW;
  for (Clause *cl = s->clauses; cl; cl = cl->next) {
    if (cl->cond == NULL) {
      gen_block(g, &cl->body);
      break;
    }
    Jump *direct = only_jump(g, &cl->body), next = JUMP_NEW;
    if (direct) {
      expr_cond(g, cl->cond, true, direct);
      continue;
    }
    expr_cond(g, cl->cond, false, &next);
    gen_block(g, &cl->body);
    if (cl->next) code_jump(g, &end);
    code_bind(g, &next);
  }
  code_bind(g, &end);
}

static void stat_while(Gen *g, Stat *s) {
  Loop l;
  Jump top = {code_here(g), -1};
  loop_begin(g, &l);
  expr_cond(g, s->exprs, false, &l.exit);
  gen_block(g, &s->body);
  code_jump(g, &top);
  loop_end(g, &l);
}

static void stat_repeat(Gen *g, Stat *s) {
  Loop l;
  Jump top = {code_here(g), -1}, out = JUMP_NEW;
  int level = g->nactive;
  loop_begin(g, &l);
  gen_stats(g, &s->body);
  if (!g->dead) {
    expr_cond(g, s->exprs, true, &out);
    gen_leave(g, level);
    code_jump(g, &top);
    code_bind(g, &out);
  }
  end_block(g, &s->body, level);
  loop_end(g, &l);
}

static void stat_fornum(Gen *g, Stat *s) {
  Loop l;
  int base = g->free;
  Expr *start = s->exprs, *limit = start->next, *step = limit->next;
  bool by_one = step == NULL || (step->kind == EX_NUM && step->num == 1);
  expr_next(g, start);
  expr_next(g, limit);
  if (step) expr_next(g, step);
  else code_emit(g, in_ad(OP_LOADI, code_reserve(g, 1), 1));
  code_reserve(g, 1);
  g->line = s->body.line;
  loop_begin(g, &l);
  locals_begin(g, s->vars, 3);
  int32_t prep = code_emit(g, in_ad(OP_FORPREP, base, 0)), top = code_here(g);
  locals_begin(g, s->vars->next->next->next, 1);
  gen_stats(g, &s->body);
  end_block(g, &s->body, base + 3);
  g->line = s->line;
  code_looppatch(g, code_emit(g, in_ad(by_one ? OP_FORLOOP1 : OP_FORLOOP, base, 0)), top);
  locals_end(g, base);
  code_looppatch(g, prep, code_here(g));
  g->dead = false;
  loop_end(g, &l);
}

static void stat_forin(Gen *g, Stat *s) {
  Loop l;
  int base = g->free, nvars = (int)s->nvars - 4;
  Var *declared = s->vars->next->next->next->next;
  expr_adjust(g, s->exprs, s->nexprs, 3);
  code_reserve(g, 1 + nvars);
  code_touch(g, base + 9); /* room for the call: function, link, two arguments */
  g->line = s->line;
  loop_begin(g, &l);
  locals_begin(g, s->vars, 4);
  int32_t prep = code_emit(g, in_ad(OP_TFORPREP, base, 0)), top = code_here(g);
  locals_begin(g, declared, (uint32_t)nvars);
  gen_stats(g, &s->body);
  end_block(g, &s->body, base + 4);
  g->line = s->line;
  code_looppatch(g, prep, code_here(g));
  g->dead = false;
  code_emit(g, in_abc(OP_TFORCALL, base, 0, nvars + 1));
  code_looppatch(g, code_emit(g, in_ad(OP_TFORLOOP, base, 0)), top);
  locals_end(g, base);
  code_here(g);
  loop_end(g, &l);
}

static void stat_return(Gen *g, Stat *s) {
  Expr *e = s->exprs;
  int first = g->free;
  if (e && e->next == NULL && e->kind == EX_CALL && !e->paren) {
    e->line = s->line; /* as LuaJIT reports it: where the call ends */
    expr_tailcall(g, e);
  } else if (e && e->next == NULL && !ex_ismulti(e)) {
    int r = expr_reg(g, e);
    g->line = s->line;
    gen_leave(g, 0);
    code_emit(g, in_ad(OP_RET1, r, 0));
  } else {
    bool open = expr_list(g, e);
    int n = g->free - first;
    g->line = s->line;
    gen_leave(g, 0);
    if (e == NULL) code_emit(g, OP_RET0);
    else code_emit(g, in_ad(OP_RET, first, open ? 0 : n + 1));
  }
  g->dead = true;
}

static void gen_stat(Gen *g, Stat *s) {
  g->line = s->line;
  switch (s->kind) {
    case ST_LOCAL:
      expr_adjust(g, s->exprs, s->nexprs, s->nvars);
      locals_begin(g, s->vars, s->nvars);
      break;
    case ST_LOCALFUNC:
      code_reserve(g, 1);
      locals_begin(g, s->vars, 1);
      expr_to(g, s->exprs, s->vars->reg);
      break;
    case ST_ASSIGN: stat_assign(g, s); break;
    case ST_CALL: expr_multi(g, s->exprs, 1); break;
    case ST_DO: gen_block(g, &s->body); break;
    case ST_WHILE: stat_while(g, s); break;
    case ST_REPEAT: stat_repeat(g, s); break;
    case ST_IF: stat_if(g, s); break;
    case ST_FORNUM: stat_fornum(g, s); break;
    case ST_FORIN: stat_forin(g, s); break;
    case ST_RETURN: stat_return(g, s); break;
    case ST_BREAK:
      gen_leave(g, g->loop->level);
      code_jump(g, &g->loop->exit);
      break;
    case ST_GOTO:
      gen_leave(g, s->label->level);
      code_jump(g, &s->label->jump);
      break;
    case ST_LABEL:
      code_bind(g, &s->label->jump);
      g->dead = false; /* a jump from behind may come */
      break;
  }
  g->free = g->nactive;
}

/* Statements that control cannot reach are left out, up to a label; their locals keep the registers the parser gave them. */
static void gen_stats(Gen *g, Block *b) {
  for (Stat *s = b->first; s; s = s->next) {
    if (!g->dead || s->kind == ST_LABEL) gen_stat(g, s);
    else if (s->kind == ST_LOCAL || s->kind == ST_LOCALFUNC) {
      code_reserve(g, (int)s->nvars);
      locals_begin(g, s->vars, s->nvars);
    }
  }
}

/* ---- functions ---- */

Proto *gen_function(Compiler *c, Fn *fn, Block *body) {
  Gen *g = &c->gen;
  code_start(g, c, fn);
  code_reserve(g, fn->nparams);
  for (uint32_t i = 0; i < fn->nparams; i++) locals_begin(g, c->active[fn->active + i], 1);
  if (fn->vararg) code_emit(g, in_ad(OP_FUNCV, fn->nparams, 0));
  gen_stats(g, body);
  g->line = body->endline;
  if (!g->dead) {
    gen_leave(g, 0);
    code_emit(g, OP_RET0);
  }
  locals_end(g, 0);
  return code_finish(g);
}
