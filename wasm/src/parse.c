/* Statements and expressions to trees (see ast.h); names to locals, upvalues and globals; gotos to labels.
 *
 * Gotos. A goto waits in its block for a label of that block, seen before or after it; when the block ends without one, the goto
 * moves to the enclosing block, as if it stood where the inner block began. So the nearest enclosing label wins, and a goto never
 * finds a label inside a block that does not contain the goto. */
#include "parse.h"
#include "gen.h"
#include "mem.h"
#include "num.h"
#include "prot.h"
#include "str.h"

#define MAX_LEVELS 200
#define MAX_LOCALS 200
#define MAX_UPVALS 255

typedef struct Goto {
  struct Goto *next;
  Stat *stat;
  String *name;
  uint32_t line;
  uint8_t level; /* locals in scope at the goto, or where the block began that it has left */
} Goto;

typedef struct Scope {
  struct Scope *outer;
  bool loop;     /* `break` ends it */
  uint8_t level; /* locals in scope where it begins */
  Label *labels; /* newest first */
  uint32_t nlabels, index_size;
  Label **index; /* the labels by name, once there are many: open addressing */
  Goto *gotos;
} Scope;

static Expr *parse_expr(Compiler *c);
static void parse_block(Compiler *c, Block *b, bool loop);
static void parse_stats(Compiler *c, Block *b);

#define new_node(c, T) ((T *)arena_alloc(&(c)->tree, sizeof(T)))

/* ---- tokens and errors ---- */

#define tok_kind(c) ((c)->lex.tok.kind)
#define tok_line(c) ((c)->lex.tok.line)
#define error_near(c, ...) lex_error(&(c)->lex, (c)->lex.tok.line, &(c)->lex.tok, __VA_ARGS__)

static _Noreturn void error_expected(Compiler *c, int kind) {
  char buf[TOK_TEXT_MAX];
  error_near(c, "'%s' expected", lex_kindtext(kind, buf));
}

static bool accept(Compiler *c, int kind) {
  if (tok_kind(c) != kind) return false;
  lex_next(&c->lex);
  return true;
}

static void expect(Compiler *c, int kind) {
  if (!accept(c, kind)) error_expected(c, kind);
}

/* Expects the counterpart of the token `opener`, which stood on `line`. */
static void expect_closing(Compiler *c, int kind, int opener, uint32_t line) {
  if (accept(c, kind)) return;
  if (line == tok_line(c)) error_expected(c, kind);
  char buf1[TOK_TEXT_MAX], buf2[TOK_TEXT_MAX];
  error_near(c, "'%s' expected (to close '%s' at line %d)", lex_kindtext(kind, buf1), lex_kindtext(opener, buf2), (int)line);
}

static String *expect_name(Compiler *c) {
  String *name = c->lex.tok.str;
  expect(c, TOK_NAME);
  return name;
}

_Noreturn void parse_limit(Compiler *c, Fn *fn, uint32_t line, int limit, const char *what) {
  if (fn->line == 0) lex_error(&c->lex, line, NULL, "main function has more than %d %s", limit, what);
  lex_error(&c->lex, line, NULL, "function at line %d has more than %d %s", (int)fn->line, limit, what);
}

static void enter_level(Compiler *c) {
  if (++c->levels >= MAX_LEVELS) lex_error(&c->lex, tok_line(c), NULL, "chunk has too many syntax levels");
}

/* ---- names ---- */

#define same_name(a, b) ((a) == (b) || ((a) && (b) && str_eq(a, b)))
#define count_locals(c) ((c)->nactive - (c)->fn->active)

/* A local that is declared but not in scope yet: the `ahead`-th of its statement. */
static Var *new_var(Compiler *c, String *name, uint32_t ahead) {
  if (count_locals(c) + ahead >= MAX_LOCALS) parse_limit(c, c->fn, tok_line(c), MAX_LOCALS, "local variables");
  Var *v = new_node(c, Var);
  v->name = name;
  v->reg = (uint8_t)(count_locals(c) + ahead);
  return v;
}

static void activate(Compiler *c, Var *list) {
  for (; list; list = list->next) {
    grow(c->active, c->nactive, c->active_cap);
    c->active[c->nactive++] = list;
  }
}

/* The list of hidden locals at the front of a loop. */
static Var **new_hidden(Compiler *c, Stat *s, const char *const names[]) {
  Var **end = &s->vars;
  for (; *names; names++) {
    Var *v = new_var(c, **names ? str_newz(*names) : NULL, s->nvars++);
    *end = v;
    end = &v->next;
  }
  return end;
}

static int find_upvalue(Compiler *c, Fn *fn, String *name) {
  int index = 0;
  for (Upvalue *u = fn->upvals; u; u = u->next, index++)
    if (same_name(u->name, name)) return index;
  Fn *outer = fn->outer;
  if (outer == NULL) return -1;
  UpvalDesc desc = {0, 0};
  for (uint32_t i = fn->active; i-- > outer->active;) {
    Var *v = c->active[i];
    if (same_name(v->name, name)) {
      v->captured = true;
      desc = (UpvalDesc){1, v->reg};
      break;
    }
  }
  if (!desc.in_parent_frame) {
    int i = find_upvalue(c, outer, name);
    if (i < 0) return -1;
    desc.index = (uint8_t)i;
  }
  if (fn->nup == MAX_UPVALS) parse_limit(c, fn, tok_line(c), MAX_UPVALS, "upvalues");
  Upvalue *u = arena_alloc(&c->keep, sizeof *u);
  u->name = name;
  u->desc = desc;
  *fn->upvals_end = u;
  fn->upvals_end = &u->next;
  return fn->nup++;
}

/* ---- nodes ---- */

static Expr *new_expr(Compiler *c, int kind) {
  Expr *e = new_node(c, Expr);
  e->kind = (uint8_t)kind;
  e->line = c->lex.lastline;
  return e;
}

static Expr *new_str(Compiler *c, String *s) {
  Expr *e = new_expr(c, EX_STR);
  e->str = s;
  return e;
}

static Expr *new_name(Compiler *c, String *name) {
  for (uint32_t i = c->nactive; i-- > c->fn->active;)
    if (same_name(c->active[i]->name, name)) {
      Expr *e = new_expr(c, EX_LOCAL);
      e->var = c->active[i];
      return e;
    }
  int up = find_upvalue(c, c->fn, name);
  Expr *e = new_expr(c, up < 0 ? EX_GLOBAL : EX_UPVAL);
  if (up < 0) e->str = name;
  else e->index = (uint32_t)up;
  return e;
}

static Expr *new_unary(Compiler *c, int kind, Expr *operand) {
  if (kind == EX_UNM && operand->kind == EX_NUM) {
    operand->num = -operand->num;
    return operand;
  }
  if (kind == EX_NOT && ex_isconst(operand)) {
    operand->kind = operand->kind <= EX_FALSE ? EX_TRUE : EX_FALSE;
    return operand;
  }
  Expr *e = new_expr(c, kind);
  e->lhs = operand;
  return e;
}

/* Arithmetic on constants is done here unless it gives NaN or -0 (which a constant should not hide) or divides by zero. */
static bool fold(int op, Expr *a, const Expr *b) {
  if (a->kind != EX_NUM || b->kind != EX_NUM) return false;
  double x = a->num, y = b->num, r;
  if (y == 0 && (op == OPR_DIV || op == OPR_MOD)) return false;
  switch (op) {
    case OPR_ADD: r = x + y; break;
    case OPR_SUB: r = x - y; break;
    case OPR_MUL: r = x * y; break;
    case OPR_DIV: r = x / y; break;
    case OPR_MOD: r = num_mod(x, y); break;
    default: r = num_pow(x, y); break;
  }
  if (r != r || v_num(r) == v_num(-0.0)) return false;
  a->num = r;
  return true;
}

static Expr *new_binary(Compiler *c, int op, Expr *a, Expr *b) {
  if (op <= OPR_POW && fold(op, a, b)) return a;
  Expr *e = new_expr(c, op <= OPR_POW ? EX_ARITH : EX_COMPARE);
  e->op = (uint8_t)op;
  e->lhs = a;
  e->rhs = b;
  return e;
}

/* ---- expressions ---- */

static uint32_t parse_exprs(Compiler *c, Expr **list) {
  uint32_t n = 1;
  Expr *last = *list = parse_expr(c);
  for (; accept(c, ','); n++) last = last->next = parse_expr(c);
  return n;
}

static Expr *parse_table(Compiler *c) {
  uint32_t line = tok_line(c);
  expect(c, '{');
  Expr *t = new_expr(c, EX_TABLE), **end = &t->list;
  while (tok_kind(c) != '}') {
    Expr *item;
    bool named = tok_kind(c) == TOK_NAME && lex_peek(&c->lex) == '=';
    if (named || tok_kind(c) == '[') {
      Expr *key;
      if (named) key = new_str(c, expect_name(c));
      else {
        lex_next(&c->lex);
        key = parse_expr(c);
        expect(c, ']');
      }
      expect(c, '=');
      Expr *val = parse_expr(c);
      item = new_expr(c, EX_PAIR);
      item->lhs = key;
      item->rhs = val;
    } else item = parse_expr(c);
    *end = item;
    end = &item->next;
    if (!accept(c, ',') && !accept(c, ';')) break;
  }
  expect_closing(c, '}', '{', line);
  return t;
}

static Expr *parse_args(Compiler *c, Expr *callee) {
  uint32_t line = tok_line(c);
  Expr *args = NULL;
  if (tok_kind(c) == TOK_STRING) {
    args = new_str(c, c->lex.tok.str);
    lex_next(&c->lex);
  } else if (tok_kind(c) == '{') args = parse_table(c);
  else {
    if (!accept(c, '(')) error_near(c, "function arguments expected");
    if (tok_kind(c) != ')') parse_exprs(c, &args);
    expect_closing(c, ')', '(', line);
  }
  Expr *e = new_expr(c, EX_CALL);
  e->line = line;
  e->lhs = callee;
  e->list = args;
  return e;
}

/* A name or parenthesised expression and all that follows it: fields, indexes, calls. */
static Expr *parse_suffixed(Compiler *c) {
  Expr *e;
  uint32_t line = tok_line(c);
  if (accept(c, '(')) {
    e = parse_expr(c);
    e->paren = true;
    expect_closing(c, ')', '(', line);
  } else if (tok_kind(c) == TOK_NAME) {
    String *name = c->lex.tok.str;
    lex_next(&c->lex);
    e = new_name(c, name);
  } else error_near(c, "unexpected symbol");
  for (;;) {
    Expr *lhs = e, *rhs;
    switch (tok_kind(c)) {
      case '.': case ':': {
        int kind = tok_kind(c) == '.' ? EX_INDEX : EX_METHOD;
        lex_next(&c->lex);
        String *name = expect_name(c);
        rhs = new_str(c, name);
        e = new_expr(c, kind);
        e->lhs = lhs;
        e->rhs = rhs;
        if (kind == EX_METHOD) e = parse_args(c, e);
        break;
      }
      case '[':
        lex_next(&c->lex);
        rhs = parse_expr(c);
        expect(c, ']');
        e = new_expr(c, EX_INDEX);
        e->lhs = lhs;
        e->rhs = rhs;
        break;
      case '(': case '{': case TOK_STRING: e = parse_args(c, e); break;
      default: return e;
    }
  }
}

static Expr *parse_function(Compiler *c, bool method, uint32_t line);

static Expr *parse_simple(Compiler *c) {
  Expr *e;
  Token *t = &c->lex.tok;
  switch (t->kind) {
    case TOK_NUMBER:
      e = new_expr(c, EX_NUM);
      e->num = t->num;
      break;
    case TOK_STRING: e = new_str(c, t->str); break;
    case TOK_NIL: e = new_expr(c, EX_NIL); break;
    case TOK_TRUE: e = new_expr(c, EX_TRUE); break;
    case TOK_FALSE: e = new_expr(c, EX_FALSE); break;
    case TOK_DOTS:
      if (!c->fn->vararg) error_near(c, "cannot use '...' outside a vararg function");
      e = new_expr(c, EX_VARARG);
      break;
    case '{': return parse_table(c);
    case TOK_FUNCTION: {
      uint32_t line = t->line;
      lex_next(&c->lex);
      return parse_function(c, false, line);
    }
    default: return parse_suffixed(c);
  }
  e->line = t->line;
  lex_next(&c->lex);
  return e;
}

static int binary_op(int tok) {
  switch (tok) {
    case '+': return OPR_ADD;
    case '-': return OPR_SUB;
    case '*': return OPR_MUL;
    case '/': return OPR_DIV;
    case '%': return OPR_MOD;
    case '^': return OPR_POW;
    case TOK_CONCAT: return OPR_CONCAT;
    case TOK_EQ: return OPR_EQ;
    case TOK_NE: return OPR_NE;
    case '<': return OPR_LT;
    case TOK_LE: return OPR_LE;
    case '>': return OPR_GT;
    case TOK_GE: return OPR_GE;
    case TOK_AND: return OPR_AND;
    case TOK_OR: return OPR_OR;
    default: return OPR_NONE;
  }
}

/* How strongly an operator binds: `takes` is compared with what stands to its left, `gives` is what its right operand must
 * exceed. ORDER OPR. `^` alone is right associative this way; `..` is too, but its operands are collected into one list, and the
 * same is done for `and` and `or`, where the grouping does not matter. */
static const struct { uint8_t takes, gives; } binding[] = {
  {6, 6}, {6, 6}, {7, 7}, {7, 7}, {7, 7}, {10, 9}, {5, 5}, {3, 3}, {3, 3}, {3, 3}, {3, 3}, {3, 3}, {3, 3}, {2, 2}, {1, 1},
  {0, 0},
};
#define UNARY_BINDING 8

/* An expression of operators that bind more strongly than `limit`. */
static Expr *parse_operators(Compiler *c, int limit) {
  enter_level(c);
  Expr *left;
  int unary = tok_kind(c) == TOK_NOT ? EX_NOT : tok_kind(c) == '-' ? EX_UNM : tok_kind(c) == '#' ? EX_LEN : 0;
  if (unary) {
    lex_next(&c->lex);
    left = new_unary(c, unary, parse_operators(c, UNARY_BINDING));
  } else left = parse_simple(c);
  for (;;) {
    int op = binary_op(tok_kind(c));
    if (binding[op].takes <= limit) break;
    if (op != OPR_CONCAT && op != OPR_AND && op != OPR_OR) {
      lex_next(&c->lex);
      Expr *right = parse_operators(c, binding[op].gives);
      left = new_binary(c, op, left, right);
      continue;
    }
    int tok = tok_kind(c);
    Expr *last = left;
    while (accept(c, tok)) last = last->next = parse_operators(c, binding[op].gives);
    Expr *e = new_expr(c, op == OPR_CONCAT ? EX_CONCAT : op == OPR_AND ? EX_AND : EX_OR);
    e->list = left;
    left = e;
  }
  c->levels--;
  return left;
}

static Expr *parse_expr(Compiler *c) { return parse_operators(c, 0); }

/* ---- blocks and labels ---- */

static void scope_open(Compiler *c, Scope *s, bool loop) {
  *s = (Scope){.outer = c->fn->scope, .loop = loop, .level = (uint8_t)count_locals(c)};
  c->fn->scope = s;
}

static Label **index_slot(Scope *s, String *name) {
  uint32_t h = str_hash(name), mask = s->index_size - 1;
  while (s->index[h & mask] && !same_name(s->index[h & mask]->name, name)) h++;
  return &s->index[h & mask];
}

static Label *scope_label(Scope *s, String *name) {
  if (s->index) return *index_slot(s, name);
  for (Label *l = s->labels; l; l = l->next)
    if (same_name(l->name, name)) return l;
  return NULL;
}

static void scope_addlabel(Compiler *c, Scope *s, Label *l) {
  l->next = s->labels;
  s->labels = l;
  if (++s->nlabels * 2 > s->index_size + 16) { /* a handful is searched faster without */
    s->index_size = s->index_size ? s->index_size * 4 : 64;
    s->index = arena_alloc(&c->tree, sizeof(Label *) * s->index_size);
    for (Label *x = s->labels; x; x = x->next) *index_slot(s, x->name) = x;
  } else if (s->index) *index_slot(s, l->name) = l;
}

static void scope_close(Compiler *c) {
  Fn *fn = c->fn;
  Scope *s = fn->scope, *outer = s->outer;
  for (Goto *g = s->gotos, *next; g; g = next) {
    next = g->next;
    Label *l = scope_label(s, g->name);
    if (l) {
      if (g->level < l->level) {
        Var *v = c->active[fn->active + g->level];
        lex_error(&c->lex, g->line, NULL, "<goto %s> jumps into the scope of local '%s'", g->name->data, v->name->data);
      }
      g->stat->label = l;
    } else if (outer) {
      if (g->level > s->level) g->level = s->level;
      g->next = outer->gotos;
      outer->gotos = g;
    } else lex_error(&c->lex, g->line, NULL, "undefined label '%s'", g->name->data);
  }
  c->nactive = fn->active + s->level;
  fn->scope = outer;
}

static bool at_blockend(Compiler *c) {
  switch (tok_kind(c)) {
    case TOK_ELSE: case TOK_ELSEIF: case TOK_END: case TOK_UNTIL: case TOK_EOF: return true;
    default: return false;
  }
}

static void parse_block(Compiler *c, Block *b, bool loop) {
  Scope s;
  scope_open(c, &s, loop);
  parse_stats(c, b);
  scope_close(c);
}

/* ---- functions ---- */

static void parse_params(Compiler *c, bool method) {
  Fn *fn = c->fn;
  Var *first = NULL, **end = &first;
  uint32_t n = 0;
  if (method) {
    *end = new_var(c, str_lit("self"), n++);
    end = &(*end)->next;
  }
  expect(c, '(');
  if (tok_kind(c) != ')') do {
    if (accept(c, TOK_DOTS)) {
      fn->vararg = true;
      break;
    }
    if (tok_kind(c) != TOK_NAME) error_near(c, "<name> or '...' expected");
    *end = new_var(c, expect_name(c), n++);
    end = &(*end)->next;
  } while (accept(c, ','));
  expect(c, ')');
  activate(c, first);
  fn->nparams = (uint8_t)n;
}

/* Parses a function from its parameters (NULL: a main chunk) to its end and generates its code. */
static Proto *parse_fn(Compiler *c, Fn *fn) {
  Block body = {0};
  bool main = fn->outer == NULL;
  parse_stats(c, &body);
  fn->lastline = tok_line(c);
  if (!main) expect_closing(c, TOK_END, TOK_FUNCTION, fn->line);
  else if (tok_kind(c) != TOK_EOF) error_expected(c, TOK_EOF);
  body.endline = fn->lastline;
  scope_close(c);
  c->nactive = fn->active + fn->nparams;
  Proto *p = gen_function(c, fn, &body);
  c->nprotos = fn->protos;
  c->nactive = fn->active;
  c->fn = fn->outer;
  return p;
}

/* From the parameter list on. `line` is that of the word `function`. */
static Expr *parse_function(Compiler *c, bool method, uint32_t line) {
  Fn fn = {.outer = c->fn, .active = c->nactive, .protos = c->nprotos, .line = line};
  Scope s;
  ArenaBlock *block = c->tree.block;
  size_t used = c->tree.used;
  fn.upvals_end = &fn.upvals;
  c->fn = &fn;
  scope_open(c, &s, false);
  parse_params(c, method);
  Proto *p = parse_fn(c, &fn);
  c->tree.block = block;
  c->tree.used = used;
  if (c->nprotos - c->fn->protos > 0xFFFF) parse_limit(c, c->fn, tok_line(c), 0x10000, "functions");
  grow(c->protos, c->nprotos, c->protos_cap);
  Expr *e = new_expr(c, EX_FUNC);
  e->index = c->nprotos - c->fn->protos;
  c->protos[c->nprotos++] = p;
  return e;
}

void parse_chunk(Compiler *c) {
  Fn fn = {.vararg = true};
  Scope s;
  fn.upvals_end = &fn.upvals;
  c->fn = &fn;
  scope_open(c, &s, false);
  c->result = parse_fn(c, &fn);
}

/* ---- statements ---- */

static Stat *new_stat(Compiler *c, int kind, uint32_t line) {
  Stat *s = new_node(c, Stat);
  s->kind = (uint8_t)kind;
  s->line = line;
  return s;
}

static Stat *parse_local(Compiler *c, uint32_t line) {
  if (accept(c, TOK_FUNCTION)) {
    Stat *s = new_stat(c, ST_LOCALFUNC, line);
    s->vars = new_var(c, expect_name(c), 0);
    s->nvars = 1;
    activate(c, s->vars);
    s->exprs = parse_function(c, false, line);
    return s;
  }
  Stat *s = new_stat(c, ST_LOCAL, line);
  Var **end = &s->vars;
  do {
    *end = new_var(c, expect_name(c), s->nvars++);
    end = &(*end)->next;
  } while (accept(c, ','));
  if (accept(c, '=')) s->nexprs = parse_exprs(c, &s->exprs);
  s->line = c->lex.lastline;
  activate(c, s->vars);
  return s;
}

static Stat *parse_funcstat(Compiler *c, uint32_t line) {
  Stat *s = new_stat(c, ST_ASSIGN, line);
  Expr *target = new_name(c, expect_name(c));
  bool method = false;
  while (!method && (tok_kind(c) == '.' || tok_kind(c) == ':')) {
    method = tok_kind(c) == ':';
    lex_next(&c->lex);
    Expr *key = new_str(c, expect_name(c));
    Expr *e = new_expr(c, EX_INDEX);
    e->lhs = target;
    e->rhs = key;
    target = e;
  }
  s->targets = target;
  s->ntargets = s->nexprs = 1;
  s->exprs = parse_function(c, method, line);
  return s;
}

static Stat *parse_callassign(Compiler *c) {
  Expr *first = parse_suffixed(c), *last = first;
  if (first->kind == EX_CALL && !first->paren) {
    Stat *s = new_stat(c, ST_CALL, first->line);
    s->exprs = first;
    return s;
  }
  Stat *s = new_stat(c, ST_ASSIGN, 0);
  s->targets = first;
  for (;;) {
    if (last->paren || (last->kind != EX_LOCAL && last->kind != EX_UPVAL && last->kind != EX_GLOBAL && last->kind != EX_INDEX))
      error_near(c, "syntax error");
    s->ntargets++;
    if (!accept(c, ',')) break;
    last = last->next = parse_suffixed(c);
  }
  expect(c, '=');
  s->nexprs = parse_exprs(c, &s->exprs);
  s->line = c->lex.lastline;
  return s;
}

static Stat *parse_if(Compiler *c, uint32_t line) {
  Stat *s = new_stat(c, ST_IF, line);
  Clause **end = &s->clauses;
  do {
    Clause *cl = *end = new_node(c, Clause);
    end = &cl->next;
    lex_next(&c->lex);
    cl->cond = parse_expr(c);
    expect(c, TOK_THEN);
    parse_block(c, &cl->body, false);
  } while (tok_kind(c) == TOK_ELSEIF);
  if (accept(c, TOK_ELSE)) {
    *end = new_node(c, Clause);
    parse_block(c, &(*end)->body, false);
  }
  expect_closing(c, TOK_END, TOK_IF, line);
  return s;
}

static Stat *parse_while(Compiler *c, uint32_t line) {
  Stat *s = new_stat(c, ST_WHILE, line);
  s->exprs = parse_expr(c);
  expect(c, TOK_DO);
  parse_block(c, &s->body, true);
  expect_closing(c, TOK_END, TOK_WHILE, line);
  return s;
}

static Stat *parse_repeat(Compiler *c, uint32_t line) {
  Stat *s = new_stat(c, ST_REPEAT, line);
  Scope loop, body;
  scope_open(c, &loop, true);
  scope_open(c, &body, false);
  parse_stats(c, &s->body);
  expect_closing(c, TOK_UNTIL, TOK_REPEAT, line);
  s->exprs = parse_expr(c); /* sees the locals of the body */
  scope_close(c);
  scope_close(c);
  return s;
}

static Stat *parse_for(Compiler *c, uint32_t line) {
  static const char *const numeric[] = {"(for index)", "(for limit)", "(for step)", NULL};
  static const char *const generic[] = {"(for generator)", "(for state)", "(for control)", "", NULL};
  Scope loop;
  String *name = expect_name(c);
  Stat *s = new_stat(c, ST_FORNUM, line);
  scope_open(c, &loop, true);
  if (accept(c, '=')) {
    *new_hidden(c, s, numeric) = new_var(c, name, 3);
    s->nvars++;
    Expr *last = s->exprs = parse_expr(c);
    expect(c, ',');
    last = last->next = parse_expr(c);
    if (accept(c, ',')) last->next = parse_expr(c);
  } else if (tok_kind(c) == ',' || tok_kind(c) == TOK_IN) {
    s->kind = ST_FORIN;
    Var **end = new_hidden(c, s, generic);
    for (;;) {
      *end = new_var(c, name, s->nvars++);
      end = &(*end)->next;
      if (!accept(c, ',')) break;
      name = expect_name(c);
    }
    expect(c, TOK_IN);
    s->line = tok_line(c); /* where a failing iterator is reported */
    s->nexprs = parse_exprs(c, &s->exprs);
  } else error_near(c, "'=' or 'in' expected");
  activate(c, s->vars);
  expect(c, TOK_DO);
  parse_block(c, &s->body, false);
  expect_closing(c, TOK_END, TOK_FOR, line);
  scope_close(c);
  return s;
}

static Stat *parse_return(Compiler *c) {
  Stat *s = new_stat(c, ST_RETURN, 0);
  if (!at_blockend(c) && tok_kind(c) != ';') s->nexprs = parse_exprs(c, &s->exprs);
  s->line = c->lex.lastline;
  accept(c, ';');
  return s;
}

static Stat *parse_break(Compiler *c, uint32_t line) {
  Scope *sc = c->fn->scope;
  while (sc && !sc->loop) sc = sc->outer;
  if (sc == NULL) lex_error(&c->lex, line, NULL, "no loop to break");
  return new_stat(c, ST_BREAK, line);
}

static Stat *parse_goto(Compiler *c, uint32_t line) {
  Scope *sc = c->fn->scope;
  Goto *g = new_node(c, Goto);
  g->name = expect_name(c);
  g->line = line;
  g->level = (uint8_t)count_locals(c);
  g->stat = new_stat(c, ST_GOTO, line);
  g->next = sc->gotos;
  sc->gotos = g;
  return g->stat;
}

/* A label followed only by other labels and semicolons stands at the end of its block, outside the scope of the block's locals. */
static Stat *parse_label(Compiler *c, uint32_t line) {
  Scope *sc = c->fn->scope;
  Label *l = new_node(c, Label);
  l->name = expect_name(c);
  if (scope_label(sc, l->name)) lex_error(&c->lex, c->lex.lastline, NULL, "duplicate label '%s'", l->name->data);
  expect(c, TOK_LABEL);
  l->jump = JUMP_NEW;
  l->level = (uint8_t)count_locals(c);
  scope_addlabel(c, sc, l);
  Stat *s = new_stat(c, ST_LABEL, line);
  s->label = l;
  return s;
}

static Stat *parse_stat(Compiler *c) {
  uint32_t line = tok_line(c);
  switch (tok_kind(c)) {
    case TOK_IF: return parse_if(c, line);
    case TOK_WHILE: lex_next(&c->lex); return parse_while(c, line);
    case TOK_DO: {
      lex_next(&c->lex);
      Stat *s = new_stat(c, ST_DO, line);
      parse_block(c, &s->body, false);
      expect_closing(c, TOK_END, TOK_DO, line);
      return s;
    }
    case TOK_FOR: lex_next(&c->lex); return parse_for(c, line);
    case TOK_REPEAT: lex_next(&c->lex); return parse_repeat(c, line);
    case TOK_FUNCTION: lex_next(&c->lex); return parse_funcstat(c, line);
    case TOK_LOCAL: lex_next(&c->lex); return parse_local(c, line);
    case TOK_RETURN: lex_next(&c->lex); return parse_return(c);
    case TOK_BREAK: lex_next(&c->lex); return parse_break(c, line);
    case TOK_GOTO: lex_next(&c->lex); return parse_goto(c, line);
    case TOK_LABEL: lex_next(&c->lex); return parse_label(c, line);
    default: return parse_callassign(c);
  }
}

/* The statements of a block, up to the token that ends it. */
static void parse_stats(Compiler *c, Block *b) {
  Scope *sc = c->fn->scope;
  Stat **end = &b->first;
  Label *passed = NULL; /* the last label that has a statement behind it */
  b->line = c->lex.lastline;
  enter_level(c);
  while (!at_blockend(c)) {
    if (accept(c, ';')) continue;
    Stat *s = parse_stat(c);
    *end = s;
    end = &s->next;
    if (s->kind != ST_LABEL) passed = sc->labels;
    if (s->kind == ST_RETURN) break;
  }
  c->levels--;
  if (tok_kind(c) != TOK_UNTIL)
    for (Label *l = sc->labels; l != passed; l = l->next) l->level = sc->level;
  b->endline = tok_line(c);
}
