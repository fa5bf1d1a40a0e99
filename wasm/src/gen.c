/* Trees to instructions: the upper half of the code generator.
 *
 * Every expression is generated with its destination known: into one register (expr_to), into any register (expr_reg: a local
 * stays where it is), as a jump (expr_cond) or as several values (expr_multi). Registers of temporaries are a stack above the locals
 * in scope: what a function here reserves above its destination, it frees before it returns.
 *
 * A local's register is written only by the last instruction of an expression: an earlier one would show the closures that
 * captured it, and the rest of the expression, a value that is not the result yet. The topmost temporary may be used at will. */
#include "mem.h"
#include "parse.h"
#include "prot.h"

#define ANY (-1) /* destination: whatever register suits */
#define is_temp(g, reg) ((reg) >= (g)->nactive)
#define is_toptemp(g, reg) ((reg) == (g)->free - 1 && is_temp(g, reg))

/* A value on its way into an instruction: in a register, or a constant without one. */
typedef struct Operand {
  int reg;
  Expr *k; /* NULL: in the register */
} Operand;

typedef struct Loop {
  struct Loop *outer;
  Jump exit;
  int level; /* locals in scope around the loop */
} Loop;

static void expr_to(Gen *g, Expr *e, int reg);
static int expr_reg(Gen *g, Expr *e);
static void expr_cond(Gen *g, Expr *e, bool when, Jump *to);
static void expr_choice(Gen *g, Expr *e, int reg);
static void expr_table(Gen *g, Expr *e, int reg);

/* Before control leaves the scope of the locals from `level` on. */
static void leave_scope(Gen *g, int level) {
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

/* ---- constants ---- */

static Value const_value(const Expr *e) {
  switch (e->kind) {
    case EX_NIL: return V_NIL;
    case EX_FALSE: return V_FALSE;
    case EX_TRUE: return V_TRUE;
    case EX_NUM: return v_num(e->num);
    default: return v_str(e->str);
  }
}

/* Index of a number or short string as an operand of 8 bits; -1 if it has to go through a register. */
static int short_const(Gen *g, const Expr *e) {
  if (e->kind != EX_NUM && (e->kind != EX_STR || e->str->kind != STR_SHORT)) return -1;
  int k = code_const(g, const_value(e));
  return k < 256 ? k : -1;
}

/* The key of a GETI or SETI, or -1. */
static int small_index(const Expr *e) {
  int32_t i;
  return e->kind == EX_NUM && num_toint(e->num, &i) && i >= 0 && i <= 255 ? i : -1;
}

static void load_const(Gen *g, const Expr *e, int reg) {
  int32_t i;
  switch (e->kind) {
    case EX_NIL: code_nil(g, reg, reg); return;
    case EX_FALSE: case EX_TRUE: code_emit(g, in_ad(OP_LOADB, reg, e->kind == EX_TRUE)); return;
    case EX_NUM:
      if (num_toint(e->num, &i) && i >= -32768 && i <= 32767 && v_num(i) == v_num(e->num)) {
        code_emit(g, in_ad(OP_LOADI, reg, i));
        return;
      }
  }
  code_emit(g, in_ad(OP_LOADK, reg, code_const(g, const_value(e))));
}

static int operand_reg(Gen *g, Operand o) { return o.k ? expr_reg(g, o.k) : o.reg; }

/* ---- operators ---- */

static void emit_arith(Gen *g, Expr *e, Operand l, int dest) {
  int op = OP_ADDVV + 3 * e->op, k;
  if (e->rhs->kind == EX_NUM && (k = short_const(g, e->rhs)) >= 0) {
    int a = operand_reg(g, l);
    g->line = e->line;
    code_emit(g, in_abc(op + 1, dest, a, k));
  } else if (l.k && (k = short_const(g, l.k)) >= 0) {
    int b = expr_reg(g, e->rhs);
    g->line = e->line;
    code_emit(g, in_abc(op + 2, dest, b, k));
  } else {
    int a = operand_reg(g, l), b = expr_reg(g, e->rhs);
    g->line = e->line;
    code_emit(g, in_abc(op, dest, a, b));
  }
}

/* Jumps if the comparison's outcome is `when`. */
static void emit_compare(Gen *g, Expr *e, Operand l, bool when, Jump *to) {
  static const struct { uint8_t regs, rightk, leftk; bool swap; } forms[] = { /* ORDER OPR, from OPR_LT on */
    {OP_LT, OP_LTK, OP_GTK, false}, {OP_LE, OP_LEK, OP_GEK, false}, {OP_LT, OP_GTK, OP_LTK, true}, {OP_LE, OP_GEK, OP_LEK, true}};
  Expr *r = e->rhs;
  bool eq = e->op == OPR_EQ || e->op == OPR_NE;
  int op, a, d;
  if (e->op == OPR_NE) when = !when;
  if (eq ? ex_isconst(r) : r->kind == EX_NUM) {
    a = operand_reg(g, l);
    d = code_const(g, const_value(r));
    op = eq ? OP_EQK : forms[e->op - OPR_LT].rightk;
  } else if (l.k && (eq || l.k->kind == EX_NUM)) {
    a = expr_reg(g, r);
    d = code_const(g, const_value(l.k));
    op = eq ? OP_EQK : forms[e->op - OPR_LT].leftk;
  } else {
    a = operand_reg(g, l);
    d = expr_reg(g, r);
    op = eq ? OP_EQ : forms[e->op - OPR_LT].regs;
    if (!eq && forms[e->op - OPR_LT].swap) {
      int t = a;
      a = d;
      d = t;
    }
  }
  g->line = e->line;
  code_cond(g, in_ad(op + !when, a, d), to); /* each opcode is followed by its negation */
}

static void emit_index(Gen *g, Expr *e, int obj, int dest) {
  Expr *key = e->rhs;
  int k = small_index(key), op = OP_GETI;
  if (k < 0 && key->kind == EX_STR) {
    op = OP_GETF;
    k = short_const(g, key);
  }
  if (k < 0) {
    op = OP_GETT;
    k = expr_reg(g, key);
  }
  g->line = e->line;
  code_emit(g, in_abc(op, dest, obj, k));
}

/* obj:name, with the function going to R[f] and the object to R[f + 2]. */
static void emit_self(Gen *g, Expr *e, int obj, int f) {
  int k = short_const(g, e->rhs);
  code_touch(g, f + 3);
  g->line = e->line;
  if (k >= 0) {
    code_emit(g, in_abc(OP_SELF, f, obj, k));
    return;
  }
  code_emit(g, in_ad(OP_MOVE, f + 2, obj)); /* the link's place is free for the name until the call */
  load_const(g, e->rhs, f + 1);
  code_emit(g, in_abc(OP_GETT, f, f + 2, f + 1));
}

/* ---- calls and lists ---- */

static int expr_spine(Gen *g, Expr *e, int target, int callop, int results);

/* Several values from the first free register on, which stay unreserved. `results` as in CALL: 0 leaves the list open. */
static void expr_multi(Gen *g, Expr *e, int results) {
  int first = g->free;
  if (results) code_touch(g, first + results - 1);
  if (e->kind == EX_VARARG) {
    g->line = e->line;
    code_emit(g, in_abc(OP_VARG, first, 0, results));
  } else expr_spine(g, e, ANY, OP_CALL, results);
  g->free = first;
}

static void expr_next(Gen *g, Expr *e) { expr_to(g, e, code_reserve(g, 1)); }

/* All values of a list into new temporaries; true if the list ends open. */
static bool expr_list(Gen *g, Expr *list) {
  for (; list; list = list->next) {
    if (list->next == NULL && ex_ismulti(list)) {
      expr_multi(g, list, 0);
      return true;
    }
    expr_next(g, list);
  }
  return false;
}

/* Exactly n values of a list of m expressions into new temporaries. */
static void expr_adjust(Gen *g, Expr *list, uint32_t m, uint32_t n) {
  uint32_t done = 0;
  for (; list; list = list->next, done++) {
    if (list->next == NULL && ex_ismulti(list) && (n > done || list->kind == EX_CALL)) {
      uint32_t rest = n > done ? n - done : 0;
      if (rest > REG_MAX) rest = REG_MAX;
      expr_multi(g, list, (int)rest + 1);
      code_reserve(g, (int)rest);
      return;
    }
    if (done < n) expr_next(g, list);
    else {
      int free = g->free;
      if (!ex_isconst(list) && list->kind != EX_LOCAL) expr_reg(g, list);
      g->free = free;
    }
  }
  if (m < n) {
    int more = n - m > REG_MAX ? REG_MAX : (int)(n - m), r = code_reserve(g, more);
    code_nil(g, r, r + more - 1);
  }
}

/* A call of the function in R[f], the topmost temporary; `self`: R[f + 2] holds the first argument already. */
static void emit_call(Gen *g, Expr *e, int f, bool self, int op, int results) {
  code_reserve(g, self ? 2 : 1);
  bool open = expr_list(g, e->list);
  int b = open ? 0 : g->free - (f + 2) + 1;
  g->line = e->line;
  if (op == OP_TAILCALL) leave_scope(g, 0);
  code_emit(g, in_abc(op, f, b, results));
  g->free = f + 1;
}

/* ---- what hangs on its left side ----
 * a.b:c(x) + 1 is a chain of nodes, each the lhs of the next. The chain is turned round in place (every lhs then leads to the
 * node that uses it) and walked from the innermost one, with one temporary `t` for all intermediate values. The result goes to
 * `target`, or with ANY stays in t, which is then the one register left reserved. callop and results are those of the last call.
 */
static Operand spine_start(Gen *g, Expr *e, const Expr *user, int t) {
  if (e->kind == EX_LOCAL) return (Operand){e->var->reg, NULL};
  if (user->kind == EX_ARITH && e->kind == EX_NUM) return (Operand){0, e};
  if (user->kind == EX_COMPARE && ex_isconst(e)) return (Operand){0, e};
  expr_to(g, e, t);
  return (Operand){t, NULL};
}

static void spine_compare(Gen *g, Expr *e, Operand l, int dest) {
  Jump yes = JUMP_NEW, done = JUMP_NEW;
  emit_compare(g, e, l, true, &yes);
  code_emit(g, in_ad(OP_LOADB, dest, 0));
  code_jump(g, &done);
  code_bind(g, &yes);
  code_emit(g, in_ad(OP_LOADB, dest, 1));
  code_bind(g, &done);
}

static int expr_spine(Gen *g, Expr *e, int target, int callop, int results) {
  Expr *user = NULL;
  while (ex_hasspine(e)) {
    Expr *lhs = e->lhs;
    e->lhs = user;
    user = e;
    e = lhs;
  }
  int t = target != ANY && is_toptemp(g, target) ? target : code_reserve(g, 1);
  Operand acc = spine_start(g, e, user, t);
  bool self = false;
  while (user) {
    e = user;
    user = e->lhs;
    int dest = user == NULL && target != ANY ? target : t;
    /* what e needs besides acc is put above t, or in t when acc is not there */
    if (e->kind != EX_METHOD && e->kind != EX_CALL && (acc.k || acc.reg != t)) g->free = t;
    switch (e->kind) {
      case EX_INDEX: emit_index(g, e, acc.reg, dest); break;
      case EX_ARITH: emit_arith(g, e, acc, dest); break;
      case EX_COMPARE: spine_compare(g, e, acc, dest); break;
      case EX_METHOD: emit_self(g, e, acc.reg, dest = t); break;
      case EX_CALL:
        if (acc.reg != t) code_emit(g, in_ad(OP_MOVE, t, acc.reg));
        if (user) emit_call(g, e, t, self, OP_CALL, 2);
        else {
          emit_call(g, e, t, self, callop, results);
          if (dest != t) code_emit(g, in_ad(OP_MOVE, dest, t));
        }
        break;
    }
    self = e->kind == EX_METHOD;
    acc = (Operand){dest, NULL};
    g->free = t + 1;
  }
  return acc.reg;
}

/* ---- and, or, not, comparisons as values ----
 * An operand either is the result, which then goes to `reg` and control to `done`, or the next one is tried. Operands that are
 * conditions have no value in a register: their jumps go to `yes` and `no`, where one is loaded. */
typedef struct Choice {
  int reg;
  Jump done, yes, no;
} Choice;

static bool is_truthy(const Expr *e) { return e->kind > EX_FALSE; }

/* If the truth of e is `when`, e is the result; falls through otherwise. */
static void choose(Gen *g, Expr *e, bool when, Choice *ch) {
  int free = g->free;
  switch (e->kind) {
    case EX_AND: case EX_OR: {
      bool decides = e->kind == EX_OR;
      Jump skip = JUMP_NEW;
      for (Expr *x = e->list; x; x = x->next) {
        if (when == decides || x->next == NULL) choose(g, x, when, ch);
        else expr_cond(g, x, decides, &skip);
      }
      code_bind(g, &skip);
      break;
    }
    case EX_NOT: case EX_COMPARE: expr_cond(g, e, when, when ? &ch->yes : &ch->no); break;
    case EX_NIL: case EX_FALSE: case EX_TRUE: case EX_NUM: case EX_STR:
      if (is_truthy(e) != when) break;
      expr_to(g, e, ch->reg);
      code_jump(g, &ch->done);
      break;
    default: {
      int r = e->kind == EX_LOCAL || !is_temp(g, ch->reg) ? expr_reg(g, e) : (expr_to(g, e, ch->reg), ch->reg);
      g->line = e->line;
      if (r == ch->reg) code_cond(g, in_ad(when ? OP_JT : OP_JF, r, 0), &ch->done);
      else code_cond(g, in_ad(when ? OP_JTS : OP_JFS, ch->reg, r), &ch->done);
    }
  }
  g->free = free;
}

/* The last operand, which is the result in any case. True if falling through means `false`, not loaded yet. */
static bool choose_last(Gen *g, Expr *e, Choice *ch) {
  switch (e->kind) {
    case EX_AND: case EX_OR:
      for (Expr *x = e->list; ; x = x->next) {
        if (x->next == NULL) return choose_last(g, x, ch);
        choose(g, x, e->kind == EX_OR, ch);
      }
    case EX_NOT: case EX_COMPARE: expr_cond(g, e, true, &ch->yes); return true;
    default: expr_to(g, e, ch->reg); return false;
  }
}

static void expr_choice(Gen *g, Expr *e, int reg) {
  Choice ch = {reg, JUMP_NEW, JUMP_NEW, JUMP_NEW};
  bool open = choose_last(g, e, &ch);
  if (!open && (ch.no.last >= 0 || ch.yes.last >= 0)) code_jump(g, &ch.done);
  if (open || ch.no.last >= 0) {
    code_bind(g, &ch.no);
    code_emit(g, in_ad(OP_LOADB, reg, 0));
    if (ch.yes.last >= 0) code_jump(g, &ch.done);
  }
  if (ch.yes.last >= 0) {
    code_bind(g, &ch.yes);
    code_emit(g, in_ad(OP_LOADB, reg, 1));
  }
  code_bind(g, &ch.done);
}

/* Jumps if the truth of e is `when`, falls through otherwise. */
static void expr_cond(Gen *g, Expr *e, bool when, Jump *to) {
  int free = g->free;
  switch (e->kind) {
    case EX_NIL: case EX_FALSE: case EX_TRUE: case EX_NUM: case EX_STR:
      g->line = e->line;
      if (is_truthy(e) == when) code_jump(g, to);
      break;
    case EX_NOT: expr_cond(g, e->lhs, !when, to); break;
    case EX_AND: case EX_OR: {
      bool decides = e->kind == EX_OR;
      Jump skip = JUMP_NEW;
      for (Expr *x = e->list; x; x = x->next)
        if (when == decides || x->next == NULL) expr_cond(g, x, when, to);
        else expr_cond(g, x, decides, &skip);
      code_bind(g, &skip);
      break;
    }
    case EX_COMPARE: {
      Operand l = {0, e->lhs};
      if (!ex_isconst(e->lhs)) l = (Operand){expr_reg(g, e->lhs), NULL};
      emit_compare(g, e, l, when, to);
      break;
    }
    default: {
      int r = expr_reg(g, e);
      g->line = e->line;
      code_cond(g, in_ad(when ? OP_JT : OP_JF, r, 0), to);
    }
  }
  g->free = free;
}

/* ---- single values ---- */

static void expr_concat(Gen *g, Expr *e, int reg) {
  int first = is_toptemp(g, reg) ? reg : code_reserve(g, 1), last = first;
  expr_to(g, e->list, first);
  for (Expr *x = e->list->next; x; x = x->next) expr_to(g, x, last = code_reserve(g, 1));
  g->line = e->line;
  code_emit(g, in_abc(OP_CONCAT, reg, first, last));
}

static void expr_unary(Gen *g, Expr *e, int reg) {
  if (e->kind == EX_NOT)
    switch (e->lhs->kind) {
      case EX_NOT: case EX_COMPARE: case EX_AND: case EX_OR: expr_choice(g, e, reg); return;
    }
  /* the operand may use the destination if that is a temporary: it is written last */
  int r = e->lhs->kind != EX_LOCAL && is_toptemp(g, reg) ? (expr_to(g, e->lhs, reg), reg) : expr_reg(g, e->lhs);
  g->line = e->line;
  code_emit(g, in_ad(e->kind == EX_NOT ? OP_NOT : e->kind == EX_UNM ? OP_UNM : OP_LEN, reg, r));
}

/* The (first) value of e into `reg`. */
static void expr_to(Gen *g, Expr *e, int reg) {
  int free = g->free;
  g->line = e->line;
  switch (e->kind) {
    case EX_LOCAL: if (e->var->reg != reg) code_emit(g, in_ad(OP_MOVE, reg, e->var->reg)); break;
    case EX_UPVAL: code_emit(g, in_ad(OP_GETUP, reg, e->index)); break;
    case EX_GLOBAL: code_emit(g, in_ad(OP_GETG, reg, code_const(g, v_str(e->str)))); break;
    case EX_VARARG: code_emit(g, in_abc(OP_VARG, reg, 0, 2)); break;
    case EX_FUNC: code_emit(g, in_ad(OP_CLOSURE, reg, e->index)); break;
    case EX_TABLE: expr_table(g, e, reg); break;
    case EX_INDEX: case EX_CALL: case EX_ARITH: case EX_COMPARE: expr_spine(g, e, reg, OP_CALL, 2); break;
    case EX_CONCAT: expr_concat(g, e, reg); break;
    case EX_AND: case EX_OR: expr_choice(g, e, reg); break;
    case EX_NOT: case EX_UNM: case EX_LEN: expr_unary(g, e, reg); break;
    default: load_const(g, e, reg);
  }
  g->free = free;
}

/* The value of e in some register: the local itself, or one new temporary. */
static int expr_reg(Gen *g, Expr *e) {
  if (e->kind == EX_LOCAL) return e->var->reg;
  int r = code_reserve(g, 1);
  expr_to(g, e, r);
  return r;
}

/* ---- table constructors ---- */

#define SETLIST_BATCH 50

typedef struct Items {
  int table;
  uint32_t next; /* index of the first item that waits in a register */
  int waiting;
} Items;

static void items_store(Gen *g, Items *it, bool open) {
  if (it->waiting == 0 && !open) return;
  code_emit(g, in_ad(OP_SETLIST, it->table, open ? 0 : it->waiting + 1));
  code_emit(g, it->next);
  code_here(g); /* the word is no instruction that another could merge with */
  it->next += (uint32_t)it->waiting;
  it->waiting = 0;
  g->free = it->table + 1;
}

static void item_pair(Gen *g, Items *it, Expr *e) {
  /* an index may be that of an item still waiting: keep the order of the source */
  if (e->lhs->kind != EX_STR) items_store(g, it, false);
  int free = g->free, k = small_index(e->lhs), op = OP_SETI;
  if (k < 0 && e->lhs->kind == EX_STR) {
    op = OP_SETF;
    k = short_const(g, e->lhs);
  }
  if (k < 0) {
    op = OP_SETT;
    k = expr_reg(g, e->lhs);
  }
  int v = expr_reg(g, e->rhs);
  g->line = e->line;
  code_emit(g, in_abc(op, v, it->table, k));
  g->free = free;
}

/* Sizes for NEWTAB. Integer keys count as array slots if they leave no gaps. */
static Instr table_new(Expr *e, int table) {
  uint32_t items = 0, ints = 0, hash = 0, top = 0;
  int32_t k;
  for (Expr *x = e->list; x; x = x->next) {
    if (x->kind != EX_PAIR) items++;
    else if (x->lhs->kind == EX_NUM && num_toint(x->lhs->num, &k) && k >= 0) {
      ints++;
      if ((uint32_t)k > top) top = (uint32_t)k;
    } else hash++;
  }
  if (top > items + ints) {
    hash += ints;
    ints = top = 0;
  }
  uint32_t array = items + ints == 0 ? 0 : (items > top ? items : top) + 1, log = 0;
  if (hash) for (log = 1; (1u << (log - 1)) < hash && log < 20;) log++;
  return in_abc(OP_NEWTAB, table, size_to_fb(array), log);
}

static void expr_table(Gen *g, Expr *e, int reg) {
  if (e->list == NULL) {
    code_emit(g, in_abc(OP_NEWTAB, reg, 0, 0));
    return;
  }
  Items it = {is_toptemp(g, reg) ? reg : code_reserve(g, 1), 1, 0};
  code_emit(g, table_new(e, it.table));
  for (Expr *x = e->list; x; x = x->next) {
    if (x->kind == EX_PAIR) item_pair(g, &it, x);
    else if (x->next == NULL && ex_ismulti(x)) {
      expr_multi(g, x, 0);
      items_store(g, &it, true);
    } else {
      /* nested constructors must not pile up their waiting items until no register is left */
      if (g->free > REG_MAX / 2 && !ex_isconst(x)) items_store(g, &it, false);
      expr_next(g, x);
      if (++it.waiting == SETLIST_BATCH) items_store(g, &it, false);
    }
  }
  items_store(g, &it, false);
  if (it.table != reg) code_emit(g, in_ad(OP_MOVE, reg, it.table));
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
  int k = small_index(e->rhs);
  if (k >= 0) return (Place){OP_SETI, obj, k};
  if (e->rhs->kind == EX_STR && (k = short_const(g, e->rhs)) >= 0) return (Place){OP_SETF, obj, k};
  return (Place){OP_SETT, obj, key};
}

/* Whether `key` needs a register in an index expression. */
static bool key_needs_reg(Gen *g, Expr *key) {
  return small_index(key) < 0 && (key->kind != EX_STR || short_const(g, key) < 0);
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
  leave_scope(g, level);
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
    leave_scope(g, level);
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
    expr_spine(g, e, ANY, OP_TAILCALL, 0);
  } else if (e && e->next == NULL && !ex_ismulti(e)) {
    int r = expr_reg(g, e);
    g->line = s->line;
    leave_scope(g, 0);
    code_emit(g, in_ad(OP_RET1, r, 0));
  } else {
    bool open = expr_list(g, e);
    int n = g->free - first;
    g->line = s->line;
    leave_scope(g, 0);
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
      leave_scope(g, g->loop->level);
      code_jump(g, &g->loop->exit);
      break;
    case ST_GOTO:
      leave_scope(g, s->label->level);
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
    leave_scope(g, 0);
    code_emit(g, OP_RET0);
  }
  locals_end(g, 0);
  return code_finish(g);
}
