/* Expressions to instructions.
 *
 * Every expression is generated with its destination known: into one register (expr_to), into any register (expr_reg: a local
 * stays where it is), as a jump (expr_cond) or as several values (expr_multi). Registers of temporaries are a stack above the locals
 * in scope: what a function here reserves above its destination, it frees before it returns.
 *
 * A local's register is written only by the last instruction of an expression: an earlier one would show the closures that
 * captured it, and the rest of the expression, a value that is not the result yet. The topmost temporary may be used at will. */
#include "gen.h"

#define ANY (-1) /* destination: whatever register suits */
#define is_temp(g, reg) ((reg) >= (g)->nactive)
#define is_toptemp(g, reg) ((reg) == (g)->free - 1 && is_temp(g, reg))

/* A value on its way into an instruction: in a register, or a constant without one. */
typedef struct Operand {
  int reg;
  Expr *k; /* NULL: in the register */
} Operand;

static void expr_choice(Gen *g, Expr *e, int reg);
static void expr_table(Gen *g, Expr *e, int reg);
static int expr_spine(Gen *g, Expr *e, int target, int callop, int results);

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

int const_short(Gen *g, const Expr *e) {
  if (e->kind != EX_NUM && (e->kind != EX_STR || e->str->kind != STR_SHORT)) return -1;
  int k = code_const(g, const_value(e));
  return k < 256 ? k : -1;
}

int const_index(const Expr *e) {
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
  code_loadk(g, reg, const_value(e));
}

static int operand_reg(Gen *g, Operand o) { return o.k ? expr_reg(g, o.k) : o.reg; }

/* ---- operators ---- */

static void emit_arith(Gen *g, Expr *e, Operand l, int dest) {
  int op = OP_ADDVV + 3 * e->op, k;
  if (e->rhs->kind == EX_NUM && (k = const_short(g, e->rhs)) >= 0) {
    int a = operand_reg(g, l);
    g->line = e->line;
    code_emit(g, in_abc(op + 1, dest, a, k));
  } else if (l.k && (k = const_short(g, l.k)) >= 0) {
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
  int k = const_index(key), op = OP_GETI;
  if (k < 0 && key->kind == EX_STR) {
    op = OP_GETF;
    k = const_short(g, key);
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
  int k = const_short(g, e->rhs);
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

void expr_multi(Gen *g, Expr *e, int results) {
  int first = g->free;
  if (results) code_touch(g, first + results - 1);
  if (e->kind == EX_VARARG) {
    g->line = e->line;
    code_emit(g, in_abc(OP_VARG, first, 0, results));
  } else expr_spine(g, e, ANY, OP_CALL, results);
  g->free = first;
}

void expr_next(Gen *g, Expr *e) { expr_to(g, e, code_reserve(g, 1)); }

bool expr_list(Gen *g, Expr *list) {
  for (; list; list = list->next) {
    if (list->next == NULL && ex_ismulti(list)) {
      expr_multi(g, list, 0);
      return true;
    }
    expr_next(g, list);
  }
  return false;
}

void expr_adjust(Gen *g, Expr *list, uint32_t m, uint32_t n) {
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
  if (op == OP_TAILCALL) gen_leave(g, 0);
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

void expr_tailcall(Gen *g, Expr *e) { expr_spine(g, e, ANY, OP_TAILCALL, 0); }

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

void expr_cond(Gen *g, Expr *e, bool when, Jump *to) {
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

void expr_to(Gen *g, Expr *e, int reg) {
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

int expr_reg(Gen *g, Expr *e) {
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
  int free = g->free, k = const_index(e->lhs), op = OP_SETI;
  if (k < 0 && e->lhs->kind == EX_STR) {
    op = OP_SETF;
    k = const_short(g, e->lhs);
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
